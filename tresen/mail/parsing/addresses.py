"""Mailboxes out of From, To, Cc: split first, decode after, so that no name becomes an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import limits
from .clean import clean_line
from .words import decode_words

TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|<[^<>]*+>|\\.|[^\"<>()\\,;:]++|.", re.S)
BARE = re.compile(r"[^\s<>\"'(),;:\\]{1,300}@[^\s<>\"'(),;:\\@]{1,300}")
ESCAPED = re.compile(r"\\(.)")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mailbox:
    name: str
    email: str


def read_mailboxes(header: str) -> list[Mailbox]:
    found = list(_limited(header))
    if found or "@" in header or "=?" not in header:
        return found
    # Some programs encode the whole header, address and all.
    return list(_limited(decode_words(header)))


def _limited(header: str) -> Iterator[Mailbox]:
    count = 0
    for entry in _entries(header):
        mailbox = entry.mailbox()
        if mailbox and count < limits.MAILBOXES:
            count += 1
            yield mailbox


class Entry:
    """What stands between two commas, or where one was forgotten."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.comment: list[str] = []
        self.address = ""

    def mailbox(self) -> Mailbox | None:
        phrase = "".join(self.words)
        email = self.address or self._bare(phrase)
        if not email:
            return None
        name = phrase if self.address else phrase.replace(email, "")
        comment = "".join(self.comment)
        return Mailbox(_name(name) or _name(comment), clean_line(SPACE.sub("", email)))

    def _bare(self, phrase: str) -> str:
        match = BARE.search(phrase) or BARE.search("".join(self.comment))
        return match[0] if match else ""


def _entries(header: str) -> Iterator[Entry]:
    entry, depth = Entry(), 0
    for token in TOKEN.findall(header):
        depth = _depth(depth, token)
        if depth:
            entry.comment.append("" if token in "()" else token)
        elif token in ",;":
            yield entry
            entry = Entry()
        elif token == ":":
            entry = Entry()
        elif entry.address and token.startswith("<") and "@" in token:
            yield entry
            entry = Entry()
            _add(entry, token)
        else:
            _add(entry, token)
    yield entry


def _depth(depth: int, token: str) -> int:
    if token == "(":
        return depth + 1
    return max(depth - 1, 0) if token == ")" else depth


def _add(entry: Entry, token: str) -> None:
    if token.startswith("<") and "@" in token:
        entry.address = entry.address or token[1:-1].rpartition(":")[2]
    elif token not in ")<>":
        entry.words.append(token)


def _name(words: str) -> str:
    name = SPACE.sub(" ", words).strip()
    if name.startswith('"') and name.endswith('"') and len(name) > 1:
        name = ESCAPED.sub(r"\1", name[1:-1])
    return clean_line(decode_words(name)).strip("'\" ")
