"""Letters that go once more: now instead of later, or a second time because a person wants it."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from tresen.mail.waking import wake_postman
from tresen.people.models import Address

from .acknowledging import calm
from .outgoing import OutgoingMail
from .renewing import can_be_renewed, is_torso, renew
from .stages import Stage, note

State = OutgoingMail.State
AGAIN = [State.FAILED, State.SENT]
MOST = 1000


class CannotGo(Exception):
    """Why a letter cannot go now; the desk finds the words."""

    ON_ITS_WAY = "on_its_way"
    CANCELLED = "cancelled"
    NO_SERVER = "no_server"
    NO_LINK = "no_link"
    NO_KEY = "no_key"

    def __init__(self, code):
        self.code = code
        super().__init__(code)


def hindrance(letter):
    """What keeps a letter from going now; empty if nothing does."""
    if letter.state in (State.SENDING, State.CANCELLED):
        is_cancelled = letter.state == State.CANCELLED
        return CannotGo.CANCELLED if is_cancelled else CannotGo.ON_ITS_WAY
    if letter.state != State.QUEUED and not settings.SMTP_URL:
        return CannotGo.NO_SERVER
    if not is_torso(letter) or can_be_renewed(letter):
        return ""
    return CannotGo.NO_KEY if letter.kind in OutgoingMail.WITH_A_KEY else CannotGo.NO_LINK


@transaction.atomic
def go_now(letter, *, by, at):
    """Somebody on the staff wants it to leave: at once, or once more, and then it is marked.

    It stays the same letter with the same Message-ID: whoever has it already sees one, not two.
    """
    letter = locked(letter)
    if code := hindrance(letter):
        raise CannotGo(code)
    _note_wish(letter, by=by, at=at)
    put_back(letter, next_try_at=at, at=at)
    letter.attempts, letter.again_at = 0, at
    letter.save(update_fields=["attempts", "again_at"])
    calm(letter, at=at)


def put_back(letter, *, next_try_at, at):
    """Into the queue, whole, and marked if it had left before."""
    if is_torso(letter):
        renew(letter, at=at)
    letter.repeated = letter.repeated or letter.sent_at is not None
    letter.state, letter.because, letter.next_try_at = State.QUEUED, "", next_try_at
    letter.save(update_fields=["state", "because", "next_try_at", "repeated"])
    wake_postman()


def go_again(*, since, by, at):
    """Everything that failed since then, as after an outage of our server: how many letters go.

    Not those that their address had sent back, nor what cannot go: these need a look at each.
    Nor those of which somebody has taken note.
    """
    troubled = Address.objects.exclude(bounced_at=None).values("email")
    failed = OutgoingMail.objects.in_trouble().filter(failed_at__gte=since)
    return sum(_goes(letter, by=by, at=at) for letter in failed.exclude(to__in=troubled)[:MOST])


def _goes(letter, *, by, at):
    try:
        go_now(letter, by=by, at=at)
    except CannotGo:
        return False
    return True


def locked(letter):
    letters = OutgoingMail.objects.select_for_update(of=("self",))
    return letters.select_related("ticket__customer", "person", "event").get(pk=letter.pk)


def _note_wish(letter, *, by, at):
    again = letter.state in AGAIN
    note(letter, Stage.What.WANTED_AGAIN if again else Stage.What.WANTED_NOW, by=by, at=at)


HOURS = {hours: timedelta(hours=hours) for hours in (1, 4, 24, 72)}
