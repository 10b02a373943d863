from django.db import models, transaction

from tresen.people.models import Person

from .incoming import IncomingMail
from .tally import count_in

State = IncomingMail.State
BY_HAND = "by_hand"


class Disregard(models.Model):
    """Its existence is the fact that a person decided: this parked mail needs nothing from us.

    The mail itself stays, with the reason for which it was parked.
    """

    mail = models.OneToOneField(IncomingMail, models.PROTECT, related_name="disregard")
    parked_for = models.CharField(max_length=40)
    because = models.CharField(max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return self.because


@transaction.atomic
def disregard(mail, because, *, by, at):
    """The first who decides counts; a mail that was dealt with meanwhile stays as it is."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.state == State.PARKED:
        Disregard.objects.create(mail=mail, parked_for=mail.reason, because=because, by=by, at=at)
        mail.state, mail.outcome = State.IGNORED, IncomingMail.Outcome.IGNORED
        mail.reason, mail.filed_at, mail.again_at = BY_HAND, at, None
        mail.save(update_fields=["state", "outcome", "reason", "filed_at", "again_at"])
        count_in([mail])
    return mail
