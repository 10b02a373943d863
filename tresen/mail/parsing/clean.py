"""What a database and a JSON reader can hold: no NUL, no half of a surrogate pair."""

import re

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
# They would turn round whatever stands beside the line on a page, or the end of a file's name.
DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
SPACES = re.compile(r"\s+")


def clean_text(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SURROGATE.sub("\ufffd", UNPRINTABLE.sub("", text))


def clean_line(text: str) -> str:
    """One line that cannot start another one, whichever kind of break it was given."""
    spaced = SPACES.sub(" ", BREAKS.sub(" ", DIRECTIONS.sub("", text)))
    return SURROGATE.sub("\ufffd", spaced).strip()
