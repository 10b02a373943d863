"""The one room in which all mail arrives: stored and committed first, everything else later."""

from contextlib import nullcontext
from dataclasses import dataclass
from threading import Lock

from django.db import transaction
from django.utils import timezone

from tresen.files.models import Blob
from tresen.house.models import Mailbox
from tresen.mail.waking import wake_filing
from tresen.tickets.models import Kind

from .incoming import IncomingMail
from .turns import turn_of

# One size for a letter, whichever way it comes.
LARGEST = 100 * 1024 * 1024
# To become a statement a letter takes its size in memory several times: large ones take turns.
LARGE = 4 * 1024 * 1024
turn = Lock()
LONGEST_SENDER = 320


@dataclass(frozen=True)
class Envelope:
    """How a mail reached us (RFC 5321): what the message itself says does not count here."""

    source: str
    sender: str = ""
    recipients: tuple = ()
    peer: str = ""


def store(raw, envelope):
    """Keep the bytes. When this returns they are committed, and may be acknowledged."""
    is_large = len(raw) > LARGE
    with turn if is_large else nullcontext(), transaction.atomic():
        at, mailbox = timezone.now(), reached_by(envelope.recipients)
        sender = _storable(envelope.sender)[:LONGEST_SENDER]
        mail = IncomingMail.objects.create(
            blob=Blob.keep(raw),
            source=envelope.source,
            mailbox=mailbox,
            envelope_from=sender,
            envelope_to=[_storable(recipient) for recipient in envelope.recipients],
            peer=envelope.peer[:64],
            received_at=at,
            turn_at=turn_of(sender, to=mailbox, at=at, size=len(raw)),
            is_large=is_large,
        )
    wake_filing()
    return mail


def reached_by(recipients):
    """Of our mailboxes among these addresses one for emergencies, else the first; or None."""
    found = (Mailbox.objects.at(recipient) for recipient in recipients if "@" in recipient)
    ours = [mailbox for mailbox in found if mailbox]
    return next(filter(is_for_emergencies, ours), next(iter(ours), None))


def is_for_emergencies(mailbox):
    return bool(mailbox) and mailbox.default_kind == Kind.EMERGENCY


def _storable(address):
    """PostgreSQL keeps UTF-8 without NUL; who sends anything else in an envelope is heard, too."""
    known = address.encode(errors="surrogateescape").decode(errors="replace")
    return known.replace("\0", "\ufffd")
