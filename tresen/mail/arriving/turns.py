"""Which mail is filed next, where more comes than can be filed at once.

Whoever sends ten thousand mails shall keep nobody else waiting. So mailboxes take turns, and the
mails of one sender to one of them queue up behind each other, a second apart, or as long as they
may take to read: whatever others send meanwhile comes in between. Where nobody else waits, all are
filed as fast as we can.
"""

from datetime import timedelta
from itertools import accumulate

from django.db import connection
from django.db.models import F

from tresen.house.models import Mailbox

from .incoming import IncomingMail

APART = timedelta(seconds=1)
# Bytes that may take nearly a second to read.
A_SECOND = 500_000
SEARCHED = 500
# Bytes: whoever is filed in one commit with others waits for all of these.
TOGETHER = 4 * 1024 * 1024
# An advisory lock: the number means that somebody chooses.
CHOOSING = 7134


def turn_of(sender, *, to, at, size):
    """Kept with the mail when it comes. Without an envelope all of a mailbox is of one sender."""
    theirs = IncomingMail.objects.waiting().filter(mailbox=to, envelope_from=sender)
    last = theirs.order_by("-turn_at").values_list("turn_at", flat=True).first()
    return max(at, last + APART * (1 + size // A_SECOND)) if last else at


def choose_alone():
    """Until the end of the transaction. Who chooses locks more than they take, for that moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHOOSING])


def next_of_each_mailbox(mails, number, without=()):
    """First the first one of each mailbox, then the second of each …; locked. Nothing of senders
    whom we do without."""
    mailboxes = [None, *Mailbox.objects.values_list("pk", flat=True)]
    waiting = []
    for mailbox in mailboxes:
        theirs = mails.filter(mailbox=mailbox)
        if without:
            # The turn of whoever does not flood us comes far earlier: so no flood is searched.
            first = theirs.order_by("turn_at", "id").values("pk")[:SEARCHED]
            theirs = mails.filter(pk__in=first).exclude(envelope_from__in=without)
        waiting += enumerate(next_of(theirs, number))
    waiting.sort(key=lambda each: (each[0], each[1].turn_at, each[1].pk))
    return _not_too_long([mail for _, mail in waiting[:number]])


def _not_too_long(mails):
    so_far = accumulate(mail.size for mail in mails)
    few = [mail for mail, size in zip(mails, so_far, strict=True) if size <= TOGETHER]
    return few or mails[:1]


def next_of(mails, number, *order):
    free = mails.select_for_update(of=("self",), skip_locked=True)
    free = free.annotate(size=F("blob__size")).only("turn_at")
    return list(free.order_by(*order or ("turn_at", "id"))[:number])
