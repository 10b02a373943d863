from collections import Counter

from django.db import models, transaction


class Tally(models.Model):
    """How many mails have been settled for good: additions, folded into one row for each state.

    To count the mails themselves costs more every year. One shared row would make all who file
    wait for each other.
    """

    state = models.CharField(max_length=8)
    added = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.state} +{self.added}"


def count_in(mails):
    """In the transaction that settled them, so that the sum is true whenever somebody looks."""
    settled = Counter(mail.state for mail in mails if mail.is_settled)
    Tally.objects.bulk_create(Tally(state=state, added=added) for state, added in settled.items())


@transaction.atomic
def fold():
    rows = list(Tally.objects.select_for_update(skip_locked=True))
    sums = Counter()
    for row in rows:
        sums[row.state] += row.added
    if len(rows) > len(sums):
        Tally.objects.filter(pk__in=[row.pk for row in rows]).delete()
        Tally.objects.bulk_create(Tally(state=state, added=added) for state, added in sums.items())
