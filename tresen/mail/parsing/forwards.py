"""What a mail passes on: letters, inline or enclosed, and who is said to have written them.

The programs introduce a forwarded letter by a line of their own, or, as Outlook does, only by its
headers: those count where the subject says that something is forwarded.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from tresen.lib.attributions import (
    attribution_at,
    header_block_at,
    is_forward,
    key_of,
    next_written,
    value_of,
)

from .addresses import Mailbox, read_mailboxes
from .bodies import Reader
from .letter import Attachment, Forwarded
from .parts import Dissection
from .quotes import FORWARDING, QUOTED

MOST = 3
LINES = 5_000
LONGEST_TEXT = 100_000
# What is enclosed is taken apart a second time.
LARGEST_LETTER = 5_000_000


def forwarded_in(
    subject: str, text: str, attachments: Iterable[Attachment]
) -> tuple[Forwarded, ...]:
    lines = text.split("\n", LINES)
    inline = _inline(lines, by_headers=bool(FORWARDING.match(subject)))
    return tuple(islice(inline, MOST)) or tuple(islice(_enclosed(attachments), MOST))


def _inline(lines: list[str], *, by_headers: bool) -> Iterator[Forwarded]:
    at, hands, introduced = 0, 0, by_headers
    while at < len(lines):
        # So often at most, or a page full of such lines would be copied for each of them.
        if hands < MOST and is_forward(lines[at]):
            introduced, hands = True, hands + 1
            lines = lines[: at + 1] + _unquoted(lines, at + 1)
            at = next_written(lines, at + 1)
        length = _headers_at(lines, at) if introduced else 0
        if length and (writer := _writer_in(lines[at : at + length])):
            text = "\n".join(lines[at + length :]).strip()
            yield Forwarded(writer.name.strip("*_ "), writer.email, text[:LONGEST_TEXT])
        at += length or 1


def _unquoted(lines: list[str], at: int) -> list[str]:
    """Apple Mail quotes what it forwards."""
    first = next_written(lines, at)
    if first >= len(lines) or not QUOTED.match(lines[first]):
        return lines[at:]
    return [QUOTED.sub("", line, count=1).removeprefix(" ") for line in lines[at:]]


def _headers_at(lines: list[str], at: int) -> int:
    """A sentence such as "Am … schrieb …:" introduces an answer, no forwarded letter."""
    if at >= len(lines):
        return 0
    length = header_block_at(lines, at)
    return length or (attribution_at(lines, at) if _is_divided(lines, at) else 0)


def _is_divided(lines: list[str], at: int) -> bool:
    return bool(header_block_at(lines, next_written(lines, at + 1)))


def _writer_in(block: list[str]) -> Mailbox | None:
    values = (value_of(line) for line in block if key_of(line) == "from")
    found = read_mailboxes(_plain(next(values, "")))
    return found[0] if found else None


def _plain(value: str) -> str:
    """Outlook: Erika Muster [mailto:erika@muster.example]."""
    return value.replace("[mailto:", "<").replace("]", ">") if "[mailto:" in value else value


def _enclosed(attachments: Iterable[Attachment]) -> Iterator[Forwarded]:
    for attachment in attachments:
        if attachment.content_type != "message/rfc822" or attachment.size > LARGEST_LETTER:
            continue
        root = Dissection(attachment.content, []).part(0, attachment.size)
        writers = read_mailboxes(root.headers.first("from"))
        if writers:
            text = Reader([]).read_all(root).text.strip()
            yield Forwarded(writers[0].name, writers[0].email, text[:LONGEST_TEXT])
