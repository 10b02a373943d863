"""Which parts are the letter's own words, and which are enclosed with it."""

import re
from dataclasses import dataclass
from html import escape

from .charsets import decode
from .clean import clean_text
from .enclosures import enclosure, packed_file
from .flowed import unflow
from .html_text import html_to_text
from .letter import WRAPPER_UNREADABLE, Attachment
from .parts import Dissection, Part
from .protection import of_part, of_text, signed_inside, without_armour
from .tnef import TYPES as TNEF
from .tnef import read_winmail

META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.I)
DEEPEST_SIGNATURE = 3
MARKED_UP = ("text/html", "text/enriched", "text/richtext")


@dataclass(frozen=True, slots=True)
class Reading:
    text: str = ""
    html: str | None = None


class Reader:
    def __init__(self, defects: list[str]) -> None:
        self.defects = defects
        self.attachments: list[Attachment] = []
        self.leaves: list[Part] = []
        self.packed: list[Reading] = []
        self.protections: set[str] = set()
        self.depth = 0

    def read(self, part: Part) -> Reading:
        self.protections.add(of_part(part))
        if part.children:
            readings = [self.read(child) for child in part.children]
            is_choice = part.type.value == "multipart/alternative"
            return _chosen(readings) if is_choice else _joined(readings)
        self.leaves.append(part)
        content = part.content(self.defects)
        if _is_words(part):
            return self._words(part, content)
        self.attachments.append(enclosure(part, content, len(self.attachments) + 1))
        if signed := signed_inside(part, content):
            return self._within(signed)
        if part.type.value in TNEF:
            self._unpack(content)
        return Reading()

    def read_all(self, root: Part) -> Reading:
        """What a program packed away counts where it says more than the letter itself does."""
        reading = self.read(root)
        for more in self.packed:
            if _packed(more.text) not in _packed(reading.text):
                is_longer = _packed(reading.text) in _packed(more.text)
                reading = more if is_longer else _joined([reading, more])
        return reading

    def _words(self, part: Part, content: bytes) -> Reading:
        reading = _read_words(part, content)
        self.protections.add(of_text(reading.text))
        opened = without_armour(reading.text) if reading.html is None else reading.text
        if opened == reading.text:
            return reading
        number = len(self.attachments) + 1
        self.attachments.append(
            Attachment(f"signed-{number}.asc", "text/plain", content, inline=False, content_id="")
        )
        return Reading(opened)

    def _within(self, signed: bytes) -> Reading:
        """The letter inside a signature, which may be signed in its turn."""
        self.depth += 1
        if self.depth > DEEPEST_SIGNATURE:
            return Reading()
        return self.read(Dissection(signed, self.defects).part(0, len(signed)))

    def _unpack(self, content: bytes) -> None:
        found = read_winmail(content)
        if found is None or not found.is_whole:
            self.defects.append(WRAPPER_UNREADABLE)
        if found is None:
            return
        shown = clean_text(html_to_text(found.html)) if found.html else found.text
        self.packed.append(Reading(found.text or shown, found.html or None))
        self.attachments += [
            packed_file(file, number) for number, file in enumerate(found.files, 1)
        ]


def _is_words(part: Part) -> bool:
    kind = part.type.value
    if kind != "text/plain" and kind not in MARKED_UP:
        return False
    disposition = part.disposition
    return disposition.value != "attachment" and not disposition.get("filename")


def _read_words(part: Part, content: bytes) -> Reading:
    label = part.type.get("charset")
    if part.type.value == "text/plain":
        return Reading(_plain_text(part, decode(content, label)))
    if not label and (meta := META_CHARSET.search(content[:4000])):
        label = meta[1].decode("ascii")
    html = clean_text(decode(content, label))
    return Reading(clean_text(html_to_text(html)), html)


def _plain_text(part: Part, decoded: str) -> str:
    text = clean_text(decoded)
    if part.type.get("format").lower() != "flowed":
        return text
    return unflow(text, "" if part.type.get("delsp").lower() == "yes" else " ")


def _joined(readings: list[Reading]) -> Reading:
    said = [reading for reading in readings if reading.text.strip() or reading.html]
    text = "\n\n".join(reading.text.strip("\n") for reading in said if reading.text.strip())
    if any(reading.html for reading in said):
        return Reading(text, "\n".join(reading.html or _as_html(reading.text) for reading in said))
    return Reading(said[0].text if len(said) == 1 else text)


def _as_html(text: str) -> str:
    return "<p>" + escape(text.strip("\n")).replace("\n", "<br>\n") + "</p>"


def _chosen(readings: list[Reading]) -> Reading:
    """The plain form, unless it says much less than the other."""
    plain = next((one.text for one in readings if one.text.strip() and one.html is None), "")
    rich = next((one for one in reversed(readings) if one.html is not None), None)
    if rich is None:
        return Reading(plain)
    if len(plain.split()) * 3 >= len(rich.text.split()) and plain.strip():
        return Reading(plain, rich.html)
    if _packed(plain) in _packed(rich.text) or _letters(plain) in _letters(rich.text):
        return rich
    return Reading(f"{plain.strip()}\n\n{rich.text}", rich.html)


def _packed(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    """Without the signs that a plain form has for its markup; a text of signs stays itself."""
    return "".join(character for character in text if character.isalnum()) or _packed(text)
