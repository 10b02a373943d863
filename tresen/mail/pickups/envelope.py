"""Whom a fetched mail is for: of its envelope only traces are left (RFC 5321, 4.4)."""

from tresen.house.models import Mailbox
from tresen.mail.arriving.incoming import NULL_SENDER
from tresen.mail.arriving.intake import Envelope
from tresen.mail.parsing.addresses import read_mailboxes
from tresen.mail.parsing.headers import read_headers

# What the last servers on the way wrote; only then what the sender did.
TRACES = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc")
HEAD = 256 * 1024


def envelope_of(raw, pickup):
    """Readers are only addresses of ours; where none is named, the pickup's own mailbox."""
    headers, _ = read_headers(raw, 0, min(len(raw), HEAD), [])
    named = (each for trace in TRACES for each in _addresses(headers, trace))
    ours = dict.fromkeys(address for address in named if Mailbox.objects.at(address))
    return Envelope(
        source=pickup.protocol,
        sender=_sender(headers),
        recipients=tuple(ours) or (pickup.mailbox.address,),
        peer=pickup.host,
    )


def _sender(headers):
    """The server that delivered it wrote the sender on top (Return-Path)."""
    path = headers.first("return-path").strip()
    return NULL_SENDER if path == NULL_SENDER else next(_addresses(headers, "return-path"), "")


def _addresses(headers, name):
    return (found.email for value in headers.all(name) for found in read_mailboxes(value))
