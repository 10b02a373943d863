"""Which mail is taken up next, and how often it has been.

The count is committed before the mail is read: if filing it ends the worker, this is what is left.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .incoming import IncomingMail
from .intake import LARGE

BATCH = 25
# After so many attempts a mail is filed on its own, so that no other one suffers with it …
IN_COMPANY = 2
# … and after so many no more.
MOST = 5
# From here until its row is locked: nobody else counts it meanwhile.
MOMENT = timedelta(seconds=5)


def take_up(number=BATCH):
    """The keys of the oldest that nobody else is filing; of those that went wrong, one at most.

    A large one takes as long as a hundred others: one at most, or who sends many holds up all.
    """
    calm = _at_rest().filter(attempts__lt=IN_COMPANY).order_by("id")
    large = _count(calm.filter(blob__size__gt=LARGE), 1)
    calm = large + _count(calm.filter(blob__size__lte=LARGE), number - len(large))
    return calm or _count(_at_rest().order_by("attempts", "id"), 1)


def take_up_this(mail):
    _count(IncomingMail.objects.waiting().filter(pk=mail.pk), 1)


def give_back(keys):
    """It was not their fault that they were not filed."""
    taken = IncomingMail.objects.waiting().filter(pk__in=keys)
    taken.update(attempts=F("attempts") - 1, begun_at=None)


def _at_rest():
    lately = timezone.now() - MOMENT
    return IncomingMail.objects.waiting().filter(Q(begun_at=None) | Q(begun_at__lt=lately))


@transaction.atomic
def _count(mails, number):
    free = mails.select_for_update(of=("self",), skip_locked=True)[:number]
    keys = list(free.values_list("pk", flat=True))
    taken = IncomingMail.objects.filter(pk__in=keys)
    taken.update(attempts=F("attempts") + 1, begun_at=timezone.now())
    return keys
