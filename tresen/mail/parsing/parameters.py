"""A value with parameters, as in Content-Type and Content-Disposition (RFC 2045, 2231)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from . import limits
from .charsets import decode
from .clean import clean_line
from .words import decode_words

PARAMETER = re.compile(
    r";\s{0,99}([^\s=;]{1,80})\s{0,99}=\s{0,99}"
    r"(\"(?:[^\"\\]|\\.){0,4000}+\"|[^;]{0,4000})"
)
SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?$")
ESCAPED = re.compile(r"\\([\"\\])")


@dataclass(frozen=True, slots=True)
class Valued:
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.parameters.get(name, "")


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    is_encoded: bool
    text: str


def read_valued(header: str) -> Valued:
    value, separator, rest = header[:100_000].partition(";")
    return Valued(clean_line(value).lower(), _parameters(separator + rest))


def _parameters(text: str) -> dict[str, str]:
    sections: dict[str, list[Section]] = {}
    for match, _ in zip(PARAMETER.finditer(text), range(limits.PARAMETERS), strict=False):
        if named := SECTION.match(match[1].lower()):
            section = Section(int(named[2] or 0), bool(named[3]), _unquoted(match[2]))
            # A plain and an extended form may stand side by side: the extended one counts.
            name = named[1] + ("*" if named[2] or named[3] else "")
            sections.setdefault(name, []).append(section)
    plain = {name: decode_words(found[0].text) for name, found in sections.items()}
    extended = {
        name[:-1]: _assembled(found) for name, found in sections.items() if name.endswith("*")
    }
    return {name: clean_line(text) for name, text in (plain | extended).items()}


def _unquoted(text: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        return ESCAPED.sub(r"\1", text[1:].removesuffix('"'))
    return text


def _assembled(sections: list[Section]) -> str:
    ordered = sorted(sections, key=lambda section: section.number)
    label, data = "utf-8", b""
    for section in ordered:
        text = section.text
        if section is ordered[0] and section.is_encoded and text.count("'") >= 2:
            label, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if section.is_encoded else text.encode("utf-8", "replace")
    return decode_words(decode(data, label))
