"""Delivery reports: which of our letters did not reach whom, or not yet, and why."""

import re

from .automatic import has_null_sender
from .charsets import decode
from .clean import clean_line
from .headers import Headers, read_headers
from .letter import DELAYED, Bounce
from .message_ids import read_message_id
from .parts import Part

DAEMON = re.compile(r"^(mailer-daemon|postmaster)@", re.I)
# A postmaster may be a person.
NOBODY = re.compile(r"^mailer-daemon@", re.I)
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
ORIGINAL_ID = re.compile(r"^[> \t]{0,9}message-id:\s{0,9}(<[^<>\s]{1,500}>)", re.I | re.M)
RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")
ARRIVED = ("delivered", "expanded", "relayed")
REPORTED = ("message/delivery-status", "message/global-delivery-status")
# "<erika@example.org>:", alone on its line as qmail and others name whom they did not reach.
NAMED = re.compile(r"^[ \t]{0,9}<?([^\s<>:@]{1,64}@[^\s<>:@]{1,255})>?:?[ \t]{0,9}\r?$", re.M)
LONGEST_WORDS = 20_000


def find_bounce(root: Part, from_email: str, text: str) -> Bounce | None:
    """An empty Return-Path alone proves nothing: redirected letters of people have it, too.

    Nor does a part for machines: people forward the reports that they got, and ask what to do.
    """
    leaves = list(root.leaves())
    by_machine = is_report(root) or has_null_sender(root.headers) or DAEMON.match(from_email)
    for leaf in leaves:
        if by_machine and leaf.type.value in REPORTED:
            return _reported(leaf, original_id(leaves, text))
    if not DAEMON.match(from_email):
        return None
    told = _told_by_header(root, leaves, text)
    never_read = has_null_sender(root.headers) or NOBODY.match(from_email)
    return told or (_told_in_words(leaves, text) if never_read else None)


def _told_by_header(root: Part, leaves: list[Part], text: str) -> Bounce | None:
    """As Exim does it, without a part for machines."""
    failed = root.headers.text("x-failed-recipients")
    return _failed(failed, text, original_id(leaves, text)) if failed else None


def _told_in_words(leaves: list[Part], text: str) -> Bounce | None:
    """As qmail does it, above the letter that it returns. Without one it may be about anything."""
    returned = original_id(leaves, text)
    named = NAMED.search(text[:LONGEST_WORDS])
    return _failed(named[1], text, returned) if named and returned else None


def _failed(recipient: str, text: str, returned: str | None) -> Bounce:
    status = STATUS.search(text[:LONGEST_WORDS])
    return Bounce(recipient, status[0] if status else "", "failed", "", returned)


def is_report(root: Part) -> bool:
    return root.type.value == "multipart/report"


def _reported(leaf: Part, original_id: str | None) -> Bounce | None:
    groups = _groups(leaf.content([]))
    recipients = [group for group in groups if "final-recipient" in group or "action" in group]
    missed = [group for group in recipients if _action(group) not in ARRIVED]
    if recipients and not missed:
        return None
    # One who will never get it matters more than one who may have to wait.
    told = min(missed, key=lambda group: _action(group) == DELAYED, default=Headers())
    status = STATUS.search(told.text("status"))
    return Bounce(
        recipient=value_of(told, "final-recipient") or value_of(told, "original-recipient"),
        status=status[0] if status else "",
        action=_action(told),
        diagnostic=value_of(told, "diagnostic-code"),
        message_id=original_id,
    )


def _action(group: Headers) -> str:
    return group.text("action").lower()


def _groups(content: bytes) -> list[Headers]:
    groups: list[Headers] = []
    at = 0
    while at < len(content) and len(groups) < 100:
        headers, following = read_headers(content, at, len(content), [])
        groups.append(headers)
        at = max(following, at + 1)
    return groups


def value_of(headers: Headers, name: str) -> str:
    """`rfc822; somebody@example.org` without its type."""
    kind, separator, value = headers.text(name).partition(";")
    return clean_line(value if separator else kind)


def original_id(leaves: list[Part], text: str) -> str | None:
    for leaf in leaves:
        if leaf.type.value in RETURNED:
            content = leaf.content([])
            headers, _ = read_headers(content, 0, len(content), [])
            return read_message_id(headers.first("message-id"))
    found = ORIGINAL_ID.search(text) or ORIGINAL_ID.search(_plain_leaves(leaves))
    return found[1] if found else None


def _plain_leaves(leaves: list[Part]) -> str:
    plain = [leaf.content([]) for leaf in leaves if leaf.type.value == "text/plain"]
    return decode(b"\n".join(plain))
