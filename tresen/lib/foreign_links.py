"""Links of a stranger's mail that name one place and lead to another: the true one is said."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import escape, unescape
from itertools import accumulate, islice
from typing import NamedTuple

from .link_places import folded, is_within, places_of

# As the cleaner writes them: each value in quotes, no quote within.
VALUES = r'(?: [a-z]+="[^"]*+")*+'
# What is drawn as a gap parts words, too: behind many of them nobody would see what is said.
GAP = r"(?:[\s\u2800\u3164\u115f\u1160\uffa0]|&nbsp;)"
PIECE = re.compile(
    rf"<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<values>{VALUES})>|(?P<gap>{GAP}++)|(?P<word>(?:(?!{GAP})[^<])++)"
)
HREF = re.compile(r' href="([^"]*+)"')
ALT = re.compile(r' alt="([^"]*+)"')
# Between two of them a line is drawn without a break, in however many links it stands.
BLOCKS = {
    "address", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th",
    "tr", "ul",
}  # fmt: skip
# They may touch each other.
CELLS = {"td", "th"}

NAME = r"(?:[\w-]{1,63}\.){1,20}[^\W\d_][\w-]{1,62}"
# Begun only where a word begins, or long words would be read again from each of their letters.
NAMED = re.compile(rf"(?<![\w.-])({NAME})(?::\d+)?(?:[/?#]\S*)?")
OF_A_MAIL_ADDRESS = re.compile(r"[\w.+-]{0,64}@")
FILES = {
    "csv", "doc", "docx", "gif", "jpeg", "jpg", "ods", "odt", "pdf", "png", "txt", "xls", "xlsx",
}  # fmt: skip
# Between two letters they are drawn as nothing.
UNSEEN = {"Cc", "Cf"}
JOINERS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
MOST = 1_000


class Word(NamedTuple):
    """As it is read, from where to where in the mail, and where it leads to."""

    text: str
    begins: int
    ends: int
    places: tuple[str, ...]


def with_true_places(clean: str, say: Callable[[str], str]) -> str:
    """A clean mail in which `say(place)` stands before each name within a link that leads to
    another place. Whatever stands behind a name, the mail can push out of sight.

    Without any link where too many of them lie."""
    misleading = list(islice(_misleading(clean), MOST + 1))
    if len(misleading) > MOST:
        return HREF.sub("", clean)
    parts, told = [], 0
    for begins, place in misleading:
        parts += [clean[told:begins], f'<span class="leads">{escape(say(place))}</span> ']
        told = begins
    return "".join([*parts, clean[told:]])


def _misleading(clean: str) -> Iterator[tuple[int, str]]:
    told = -1
    for line in _lines(clean) if "<a " in clean else ():
        for word, place in _misleading_in(line):
            if word.begins > told:
                told = word.begins
                yield told, place


def _lines(clean: str) -> Iterator[list[Word]]:
    """What is drawn without a break. Links may lie in each other: each word is of the inmost."""
    line: list[Word] = []
    links: list[tuple[str, ...]] = [()]
    for found in PIECE.finditer(clean):
        tag, span = found["tag"], found.span()
        if tag == "a":
            _open_or_close(links, found)
        elif tag == "img":
            line += [Word(_seen(alt), *span, links[-1]) for alt in ALT.findall(found["values"])]
        elif tag in BLOCKS and not (tag in CELLS and len(links) > 1):
            yield line
            line = []
        elif not tag:
            text = " " if found["gap"] else _seen(found["word"])
            line.append(Word(text, *span, links[-1]))
    yield line


def _open_or_close(links: list[tuple[str, ...]], found: re.Match[str]) -> None:
    if not found["end"]:
        href = HREF.search(found["values"])
        links.append(tuple(places_of(unescape(href[1]))) if href else ())
    elif len(links) > 1:
        links.pop()


def _misleading_in(line: list[Word]) -> Iterator[tuple[Word, str]]:
    """(the word in which a name begins, the place that it does not name)."""
    if not any(word.places for word in line):
        return
    line = _drawn(line)
    text = "".join(word.text for word in line)
    starts = [0, *accumulate(len(word.text) for word in line)]

    def word_at(place: int) -> int:
        return bisect_right(starts, place) - 1

    for found in NAMED.finditer(text):
        first, last = word_at(found.start(1)), word_at(found.end(1) - 1)
        address = OF_A_MAIL_ADDRESS.match(text, found.end(1))
        # Behind a tag the rest of the address may have no colour.
        is_address = address and word_at(address.end() - 1) == last
        if not (is_address or _is_file(found[1])):
            places = [place for word in line[first : last + 1] for place in word.places]
            name = folded(found[1])
            yield from ((line[first], place) for place in places if not is_within(place, name))


def _drawn(line: list[Word]) -> list[Word]:
    """Without gaps beside a dot within a link: they may be too small for anybody to see."""
    drawn = line[:]
    for at, (before, gap, behind) in enumerate(zip(line, line[1:], line[2:], strict=False), 1):
        is_alone = before.ends < gap.begins and gap.ends < behind.begins
        is_beside = behind.text.startswith(".") or (is_alone and before.text.endswith("."))
        if gap.text == " " and gap.places and is_beside:
            drawn[at] = gap._replace(text="")
    return drawn


def _seen(html: str) -> str:
    text = JOINERS.sub("", unescape(html))
    text = "".join(char for char in text if unicodedata.category(char) not in UNSEEN)
    # Some characters are drawn as a dot, and one is a dot to browsers (RFC 3490, 3.1).
    return unicodedata.normalize("NFKC", text).replace("。", ".")


def _is_file(name: str) -> bool:
    return name.rpartition(".")[2].lower() in FILES
