"""Parked mail that is to be read again, all of one reason: after an upgrade or a mended setting."""

from django.db import transaction

from tresen.mail.waking import wake_filing

from .filing import try_again
from .incoming import IncomingMail


@transaction.atomic
def ask_for_all(reason, *, by, at):
    """Says how many. The workers read them; until then they stay parked."""
    parked = IncomingMail.objects.parked().filter(reason=reason, again_at=None)
    number = parked.update(again_at=at, again_by=by)
    wake_filing()
    return number


def read_again():
    while mail := _next():
        try_again(mail, by=mail.again_by)


@transaction.atomic
def _next():
    # Off the list before it is read: who dies of a mail must not come back to it each minute.
    asked = IncomingMail.objects.parked().exclude(again_at=None).order_by("id")
    mail = asked.select_for_update(of=("self",), skip_locked=True).first()
    if mail:
        IncomingMail.objects.filter(pk=mail.pk).update(again_at=None)
    return mail
