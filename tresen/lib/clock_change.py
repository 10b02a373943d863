"""The two nights of the year on which the clocks change, told so that no time has two meanings."""

from datetime import datetime

from babel.dates import get_timezone_name

from .when import reader_locale


def comes_twice(local: datetime) -> bool:
    """Whether the clock on the wall shows this time again an hour later, or did so before."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def clocks_change(first: datetime, last: datetime) -> bool:
    """Whether two local times cannot be read without the name of their zone."""
    return first.utcoffset() != last.utcoffset() or comes_twice(first) or comes_twice(last)


def with_zone(time: str, local: datetime) -> str:
    """02:30 MESZ."""
    return f"{time} {get_timezone_name(local, width='short', locale=reader_locale())}"
