from django.db import transaction

from .acknowledging import calm
from .outgoing import OutgoingMail
from .retrying import locked
from .stages import Stage, note

State = OutgoingMail.State
CAN_STAY = (State.QUEUED, State.HELD, State.FAILED)


def can_stay(letter):
    return letter.state in CAN_STAY


@transaction.atomic
def cancel(letter, *, by, at):
    """It shall not leave any more. Says whether it was in time."""
    letter = locked(letter)
    if not can_stay(letter):
        return False
    letter.stay_at_home(OutgoingMail.Because.BY_HAND)
    note(letter, Stage.What.CANCELLED, by=by, at=at)
    calm(letter, at=at)
    return True
