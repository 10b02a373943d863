from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one mail may cost before it is left unread."""

    memory: int = 512 * 2**20
    # Of the processor, and by the clock on the wall: a machine may be busy with something else.
    seconds: int = 20
    deadline: float = 90
    # Nobody reads for ever: what a library does not give back goes with its process.
    mails: int = 2_000
