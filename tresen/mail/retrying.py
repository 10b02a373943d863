from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .outgoing import OutgoingMail
from .waking import wake_postman

State = OutgoingMail.State


def can_try_now(letter):
    """Letters that were kept for want of a mail server may leave once there is one."""
    waiting = letter.state in (State.QUEUED, State.FAILED)
    return waiting or bool(letter.state == State.HELD and settings.SMTP_URL)


@transaction.atomic
def try_now(letter):
    """Somebody on the staff does not want to wait for the next attempt. Says whether it may go."""
    letter = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if not can_try_now(letter):
        return False
    letter.state, letter.because, letter.next_try_at = State.QUEUED, "", timezone.now()
    letter.save(update_fields=["state", "because", "next_try_at"])
    wake_postman()
    return True
