"""Our own texts: one file for each mail, language and form of address, in whole sentences."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .text_kinds import TEXTS

PLACE = Path(__file__).resolve().parents[1] / "texts"


@dataclass(frozen=True)
class Wording:
    """`subject` may have a second line, for where the first one lacks a value (see filled.py)."""

    subject: str
    text: str


@cache
def ours(kind, form):
    """A file begins with the subject, where its kind has one, and an empty line."""
    written = (PLACE / form / f"{kind}.txt").read_text(encoding="utf-8").strip("\n")
    subject, _, text = written.partition("\n\n") if TEXTS[kind].has_subject else ("", "", written)
    return Wording(subject, text.strip("\n"))
