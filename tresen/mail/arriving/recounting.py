from collections import Counter
from datetime import timedelta

from django.db import models

from .incoming import IncomingMail
from .tally import Tally

State = IncomingMail.State
KEPT = timedelta(days=30)


class Recount(models.Model):
    """Received = filed + parked + ignored: the proof, by counting every mail there is.

    What was filed and ignored is what the tally says; what was received is the number of rows. A
    mail that was lost on the way, or settled and not tallied, makes the two sides differ.
    """

    at = models.DateTimeField()
    received = models.PositiveBigIntegerField()
    waiting = models.PositiveBigIntegerField()
    filed = models.PositiveBigIntegerField()
    parked = models.PositiveBigIntegerField()
    ignored = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(name="recount_newest", fields=["-at"])]

    def __str__(self):
        return f"{self.received} = {self.filed} + {self.parked} + {self.ignored} + {self.waiting}"

    @property
    def holds(self):
        return self.number_lost == 0

    @property
    def number_lost(self):
        return self.received - self.filed - self.parked - self.ignored - self.waiting


def recount(*, at):
    """Counting takes a while, so it is done by the hour and not for each reader."""
    rows, tallied = _counted()
    Recount.objects.filter(at__lt=at - KEPT).delete()
    return Recount.objects.create(
        at=at,
        received=sum(rows.values()),
        waiting=rows[State.RECEIVED],
        parked=rows[State.PARKED],
        filed=tallied[State.FILED],
        ignored=tallied[State.IGNORED],
    )


def _counted():
    """In one statement, or a mail could be filed between the two."""
    rows, tallies = Counter(), Counter()
    mails = IncomingMail.objects.order_by().values("state").annotate(number=models.Count("pk"))
    tallied = Tally.objects.order_by().values("state").annotate(number=models.Sum("added"))
    mails = mails.annotate(of=models.Value("rows")).values_list("of", "state", "number")
    tallied = tallied.annotate(of=models.Value("tally")).values_list("of", "state", "number")
    for of, state, number in mails.union(tallied, all=True):
        (rows if of == "rows" else tallies)[state] = number
    return rows, tallies
