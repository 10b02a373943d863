"""The tree of a letter's parts, found by offsets: nothing is copied before it is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import limits
from .headers import Headers, read_headers
from .parameters import Valued, read_valued
from .transfer import undo

MEDIA_TYPE = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}", re.A)
PLAIN = Valued("text/plain")
EMBEDDED = Valued("message/rfc822")


@dataclass(frozen=True, slots=True)
class Part:
    headers: Headers
    type: Valued
    raw: bytes = b""
    start: int = 0
    end: int = 0
    children: tuple["Part", ...] = ()

    @property
    def body(self) -> bytes:
        return self.raw[self.start : self.end]

    @property
    def disposition(self) -> Valued:
        return read_valued(self.headers.first("content-disposition"))

    @property
    def filename(self) -> str:
        return self.disposition.get("filename") or self.type.get("name")

    @property
    def content_id(self) -> str:
        return self.headers.text("content-id").strip("<> ")

    def content(self, defects: list[str]) -> bytes:
        return undo(self.headers.first("content-transfer-encoding"), self.body, defects)

    def leaves(self) -> Iterator["Part"]:
        if self.children:
            for child in self.children:
                yield from child.leaves()
        else:
            yield self


class Dissection:
    """Takes one letter apart, no deeper and into no more parts than the limits allow."""

    def __init__(self, raw: bytes, defects: list[str]) -> None:
        self.raw = raw
        self.defects = defects
        self.left = limits.PARTS

    def part(self, start: int, end: int, depth: int = 0, default: Valued = PLAIN) -> Part:
        headers, at = read_headers(self.raw, start, end, self.defects)
        kind = self._kind(headers, default)
        if not kind.value.startswith("multipart/"):
            return Part(headers, kind, self.raw, at, end)
        if depth >= limits.DEPTH:
            return self._whole("parts-too-deep", start, end)
        children = tuple(self._children(kind, at, end, depth))
        if children:
            return Part(headers, kind, children=children)
        self.defects.append("boundary-missing")
        return Part(headers, PLAIN, self.raw, at, end)

    def _kind(self, headers: Headers, default: Valued) -> Valued:
        if "content-type" not in headers:
            return default
        kind = read_valued(headers.first("content-type"))
        if MEDIA_TYPE.fullmatch(kind.value):
            return kind
        self.defects.append("content-type-unreadable")
        named = "text/plain" if kind.value in ("", "text") else "application/octet-stream"
        return Valued(named, kind.parameters)

    def _children(self, kind: Valued, at: int, end: int, depth: int) -> Iterator[Part]:
        default = EMBEDDED if kind.value == "multipart/digest" else PLAIN
        for start, stop in self._spans(kind.get("boundary"), at, end):
            if not self.left:
                yield self._whole("parts-too-many", start, end)
                break
            self.left -= 1
            yield self.part(start, stop, depth + 1, default)

    def _spans(self, boundary: str, at: int, end: int) -> Iterator[tuple[int, int]]:
        """From each delimiter to the next; what follows the closing one is no part."""
        start = -1
        for delimiter in _delimiters(boundary, self.raw, at, end):
            if start >= 0:
                yield start, _before_break(self.raw, start, delimiter.start())
            start = -1 if delimiter[1] else min(delimiter.end() + 1, end)
        if start >= 0:
            self.defects.append("closing-boundary-missing")
            yield start, end

    def _whole(self, defect: str, start: int, end: int) -> Part:
        self.defects.append(defect)
        kind = Valued("application/octet-stream", {"name": f"{defect}.eml"})
        return Part(Headers(), kind, self.raw, start, end)


def _delimiters(boundary: str, raw: bytes, at: int, end: int) -> Iterator[re.Match[bytes]]:
    if not boundary:
        return iter(())
    escaped = re.escape(boundary[:200].encode("utf-8", "replace"))
    return re.compile(rb"^--" + escaped + rb"(--)?[ \t]*+\r?$", re.M).finditer(raw, at, end)


def _before_break(raw: bytes, start: int, stop: int) -> int:
    """The line break in front of a delimiter belongs to the delimiter."""
    if stop > start and raw[stop - 1 : stop] == b"\n":
        stop -= 1
    if stop > start and raw[stop - 1 : stop] == b"\r":
        stop -= 1
    return stop
