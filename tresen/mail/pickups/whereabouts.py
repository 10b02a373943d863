"""Where the mails of an account lie: in its folder still, put away by us, or gone."""

from django.utils import timezone

from tresen.mail.arriving.incoming import IncomingMail

from .fetched import Fetched

Fate = Fetched.Fate
State = IncomingMail.State


class Whereabouts:
    """The rows of one account under one numbering (UIDVALIDITY)."""

    def __init__(self, pickup, validity):
        self._pickup, self._validity = pickup, validity

    @property
    def rows(self):
        return Fetched.objects.filter(pickup=self._pickup, uidvalidity=self._validity)

    def settled(self):
        """The numbers of what still lies in the folder: what is filed by now, and what parked."""
        done = self._ours_in_folder().exclude(mail__state=State.RECEIVED)
        parked = done.filter(mail__state=State.PARKED)
        rest = done.exclude(mail__state=State.PARKED)
        return _uids(rest), _uids(parked)

    def has_unsettled(self):
        return self._ours_in_folder().filter(mail__state=State.RECEIVED).exists()

    def left(self, uids, **more):
        self.rows.filter(uid__in=uids).update(moved_at=timezone.now(), **more)

    def parked(self, uids):
        self.left(uids, parked_at=timezone.now())

    def parked_and_settled(self, limit):
        """Put into the folder of what is parked, whatever its number was then; parked no more."""
        there = Fetched.objects.filter(pickup=self._pickup, parked_at__isnull=False)
        done = there.filter(mail__state__in=[State.FILED, State.IGNORED])
        return list(done.select_related("mail").order_by("pk")[:limit])

    def unparked(self, rows):
        Fetched.objects.filter(pk__in=[row.pk for row in rows]).update(parked_at=None)

    def only(self, listed):
        """Whatever is not in the folder any more left it: moved, or taken away by somebody."""
        here = self.rows.filter(moved_at=None).exclude(fate=Fate.PASSED_OVER)
        listed = set(listed)
        gone = [uid for uid in here.values_list("uid", flat=True) if uid not in listed]
        if gone:
            self.left(gone)
        before = Fetched.objects.filter(pickup=self._pickup, moved_at=None)
        self._others(before).update(moved_at=timezone.now())

    def _ours_in_folder(self):
        return self.rows.filter(moved_at=None, fate__in=[Fate.TAKEN, Fate.KNOWN])

    def _others(self, rows):
        return rows.exclude(uidvalidity=self._validity)


def _uids(rows):
    return list(rows.values_list("uid", flat=True))
