"""Names of files that strangers send: for showing and saving, never for a path of ours."""

import re
import unicodedata

from django.utils.http import content_disposition_header

LONGEST = 120
LONGEST_SUFFIX = 20
# What fits on two lines of a telephone.
SHOWN = 60

INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
WAY_UP = re.compile(r"^(?:\.{0,2}[/\\])+")
FORBIDDEN = re.compile(r'[/\\<>:"|?*]')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """A name that every system can save, close to the one that was given, and never empty."""
    # First what cannot be seen: it would hide a leading dot from the steps that follow.
    seen = "".join(_visible(char) for char in unicodedata.normalize("NFC", name))
    plain = FORBIDDEN.sub("_", WAY_UP.sub("", " ".join(seen.split())))
    short = _shortened(plain.strip(" ."))
    return f"_{short}" if RESERVED.match(short) else short or "attachment"


def shown_name(name: str) -> str:
    """Its beginning and its end: there are the words that tell files of one kind apart."""
    if len(name) <= SHOWN:
        return name
    kept = (SHOWN - 1) // 2
    return f"{name[:kept]}…{name[-kept:]}"


def content_disposition(name: str) -> str:
    """The value of a header that makes browsers save the file and keeps its umlauts."""
    return str(content_disposition_header(True, safe_name(name)))  # noqa: FBT003 - Django's own


def _visible(char: str) -> str:
    if char in "\t\r\n":
        return " "
    return "" if unicodedata.category(char) in INVISIBLE else char


def _shortened(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > LONGEST_SUFFIX:
        return name[:LONGEST].rstrip(" .")
    return stem[: LONGEST - len(suffix) - 1].rstrip(" .") + dot + suffix
