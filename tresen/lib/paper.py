"""Documents as PDF: the form is a template of ours, the words and figures are anybody's.

A document is a file of its package, say tresen/costs/papers/quote.typ, in which `/` is the folder
of the package tresen, and no file outside of it can be reached:

    #import "/lib/papers/house.typ": *
    #show: paper

    #title()
    #facts(data.about)
    #data.greeting

    = #data.prices_are
    #listing(words, brief, money, head: data.head, rows: data.rows, sums: data.sums)

It is made by `typeset(QUOTE, {"greeting": …}, frame)`. The data holds strings and lists of them,
as they shall be printed: in the reader's language, with the sign of the currency. What has an
order is a list. The template holds no words of its own, so that all of them stand in the
catalogue; headings, too: an empty one would be refused, and so would be one that skips a level.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst
from django.utils.translation import gettext, override

from .glyphs import drawable

ROOT = Path(__file__).resolve().parent.parent

# Typesetting takes a whole processor: the next document waits, everything else goes on.
ONE_AT_A_TIME = Lock()


class PaperFault(Exception):
    """The template and its data do not make a document; the message says where."""


@dataclass(frozen=True)
class Frame:
    """What stands around a document on every page, and in its properties."""

    title: str
    provider: str
    version: str
    language: str
    at: datetime

    def words(self) -> dict[str, str]:
        with override(self.language):
            page = gettext("Page {page} of {pages}")
        return {
            "title": self.title,
            "provider": self.provider,
            "version": self.version,
            "language": self.language,
            "page": page,
        }


def typeset(template: str | Path, data: Mapping[str, object], frame: Frame) -> bytes:
    """The PDF, tagged to be read aloud (PDF/UA-1); the same for the same data, byte by byte."""
    source = Path(template).read_bytes()
    with ONE_AT_A_TIME:
        try:
            return compiled(source, _json(data), _json(frame.words()), int(frame.at.timestamp()))
        except typst.TypstError as fault:
            raise PaperFault(f"{Path(template).name}: {fault.diagnostic}") from fault


@lru_cache(maxsize=8)
def compiled(source: bytes, data: str, frame: str, at: int) -> bytes:
    # What fonts a machine happens to have would make the document another one there.
    compiler = typst.Compiler(
        source,
        root=ROOT,
        ignore_system_fonts=True,
        sys_inputs={"data": data, "frame": frame},
    )
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=at)
    assert isinstance(pdf, bytes)
    return pdf


def _json(said: object) -> str:
    return json.dumps(_drawable(said), sort_keys=True)


def _drawable(said: object) -> object:
    match said:
        case str():
            return drawable(said)
        case Mapping():
            return {key: _drawable(value) for key, value in said.items()}
        case list() | tuple():
            return [_drawable(value) for value in said]
    return said
