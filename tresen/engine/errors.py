class EngineError(Exception):
    """Its text is a sentence for the person at the terminal."""


class NoData(EngineError):
    """There is no database in this data directory, and only `serve` makes one."""
