"""Which mail is taken up next, and how often it has been.

The count is committed before the mail is read: if filing it ends the worker, this is what is left.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .incoming import NULL_SENDER, IncomingMail
from .turns import choose_alone, next_of, next_of_each_mailbox

BATCH = 25
# After so many attempts a mail is filed on its own, so that no other one suffers with it …
IN_COMPANY = 2
# … and after so many no more.
MOST = 5
# From here until its row is locked: nobody else counts it meanwhile.
MOMENT = timedelta(seconds=5)
CALM = {"attempts__lt": IN_COMPANY, "is_large": False}
# One that went wrong waits for all others, but for no flood without an end.
LONG = timedelta(minutes=1)


@transaction.atomic
def take_up(number=BATCH):
    """The keys of the small ones whose turn it is and that nobody else is filing; where there are
    none, and once a minute, of one that went wrong."""
    choose_alone()
    patient = _patient_suspect()
    return _count(
        patient or next_of_each_mailbox(_calm(), number, _senders_at_hand()) or _suspect()
    )


def is_any_left():
    """That somebody else is filing, or had begun when they died."""
    return IncomingMail.objects.waiting().filter(**CALM).exists()


@transaction.atomic
def take_up_large():
    """One at most, and only if nobody is filing one: it takes as long as a hundred others."""
    choose_alone()
    large = {"attempts__lt": IN_COMPANY, "is_large": True}
    if _at_hand(IncomingMail.objects.waiting().filter(**large)):
        return []
    return _count(next_of(_at_rest().filter(**large), 1))


@transaction.atomic
def take_up_this(mail):
    _count(next_of(IncomingMail.objects.waiting().filter(pk=mail.pk), 1))


def give_back(keys):
    """It was not their fault that they were not filed."""
    taken = IncomingMail.objects.waiting().filter(pk__in=keys)
    taken.update(attempts=F("attempts") - 1, begun_at=None)


def _at_rest():
    lately = timezone.now() - MOMENT
    return IncomingMail.objects.waiting().filter(Q(begun_at=None) | Q(begun_at__lt=lately))


def _calm():
    return _at_rest().filter(**CALM)


def _senders_at_hand():
    """Their mails often go to one ticket: two who file them would wait for each other.

    Not those of whom the envelope says nothing, who may be many.
    """
    small = IncomingMail.objects.waiting().filter(is_large=False)
    return {mail.envelope_from for mail in _at_hand(small)} - {"", NULL_SENDER}


def _at_hand(mails):
    """Begun, and not to be had. Whoever died over one has let it go."""
    begun = mails.exclude(begun_at=None)
    free = begun.filter(pk__in=_at_rest()).select_for_update(of=("self",), skip_locked=True)
    free = set(free.values_list("pk", flat=True))
    return [mail for mail in begun.only("envelope_from") if mail.pk not in free]


def _patient_suspect():
    """Whatever else comes: if none was begun for a minute."""
    long_ago = timezone.now() - LONG
    was_begun = _suspects().filter(begun_at__gte=long_ago).exists()
    return [] if was_begun else _suspect(begun_at__lt=long_ago)


def _suspect(**only):
    """The one that was tried least."""
    free = _suspects().filter(pk__in=_at_rest(), **only)
    return next_of(free, 1, "attempts", "id")


def _suspects():
    return IncomingMail.objects.waiting().filter(attempts__gte=IN_COMPANY)


def _count(mails):
    keys = [mail.pk for mail in mails]
    taken = IncomingMail.objects.filter(pk__in=keys)
    taken.update(attempts=F("attempts") + 1, begun_at=timezone.now())
    return keys
