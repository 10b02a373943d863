"""Letters that seemed to have come back, and whose reader replies to them: they had arrived.

Whoever has a copy of a letter can write a report about it that nobody can tell from a true one.
"""

from django.db.models import Exists, OuterRef, Q

from tresen.lib.secret_links import without_tokens
from tresen.mail import identity
from tresen.mail.arriving.hearing import wants_no_echo
from tresen.mail.leaving.acknowledging import calm
from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.mail.leaving.stages import Stage, note
from tresen.people.models import Address

from .bouncing import letter_named_in

State = OutgoingMail.State


def take_back_report(arrived):
    """Before the reply itself is heard, which begins a turn of its own.

    Only what it replies to itself counts: our letters name those before them, as programs do.
    """
    if wants_no_echo(arrived.parsed, arrived.mail) or arrived.is_forged:
        return
    if _seems_lost(_parent_of(arrived.parsed), arrived.author):
        _take_back(letter_named_in([_parent_of(arrived.parsed)]), arrived)


def _parent_of(parsed):
    return parsed.in_reply_to or next(reversed(parsed.references), "")


def _seems_lost(message_id, reader):
    named = identity.letter_in_message_id(message_id)
    if named is None:
        return False
    came_back = Stage.objects.filter(letter=OuterRef("pk"), what=Stage.What.SENT_BACK)
    lost = Q(state=State.FAILED) | Q(state=State.QUEUED) & Exists(came_back)
    letters = OutgoingMail.objects.filter(key=named[1], person=reader, ticket__isnull=False)
    return letters.filter(lost).exists()


def _take_back(letter, arrived):
    at = arrived.mail.received_at
    letter.state, letter.sent_at, letter.failed_at = State.SENT, letter.sent_at or at, None
    letter.last_error = ""
    # As of every letter that its reader has.
    letter.text, letter.html = without_tokens(letter.text), without_tokens(letter.html)
    letter.save(update_fields=["state", "sent_at", "failed_at", "last_error", "text", "html"])
    note(letter, Stage.What.REPLIED_TO, at=at)
    Address.objects.heal(letter.to)
    letter.ticket.arrived_after_all(letter.message, **arrived.doing)
    calm(letter, at=at)
