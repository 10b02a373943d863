from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tresen.house.models import Mailbox, Provider
from tresen.mail.models import OutgoingMail
from tresen.reports.figure import reckon_due
from tresen.reports.folding import fold_all

from .cast import engage
from .stories import tell_all


class Refused(Exception):
    """This database is not meant for what was asked."""


def prepare(*, demo):
    """Fill an empty database with the demonstration, or see that a real one stays real."""
    provider = Provider.current()
    if not demo:
        if provider.is_demo:
            raise Refused(
                "This database holds the demonstration. Start with --demo, or use another one."
            )
        return
    if not provider.is_demo:
        if Mailbox.objects.exists():
            raise Refused("--demo needs an empty database, and this one is in use.")
        _fill()
        fold_all()
        reckon_due(now=timezone.now())


@transaction.atomic
def _fill():
    engage(settings.TRESEN_DEMO_PASSWORD)
    Provider.objects.filter(id=1).update(is_demo=True, publishes_reactions=True)
    tell_all(now=timezone.now())
    _post_nothing()


def _post_nothing():
    """Letters of the past are written as delivered; none of them is ever sent."""
    OutgoingMail.objects.update(
        state=OutgoingMail.State.SENT, sent_at=F("created_at"), next_try_at=F("created_at")
    )
