"""What we had of an account: written down in the transaction that keeps the mail."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tresen.mail.arriving.intake import store

from .envelope import envelope_of
from .fetched import Fetched
from .whereabouts import Whereabouts

Fate = Fetched.Fate
SHOWN = ("uid", "fate", "tries", "at")
AT_ONCE = 1000
# Whatever the server did not hand out twice, it is asked for again only after a while.
TRIES = 2
STUCK_FOR = timedelta(minutes=15)


class Ledger(Whereabouts):
    """What was fetched, passed over or left, each under its number."""

    def had(self, uids):
        """Of these numbers the ones that are done with, and of the rest those to be tried last."""
        done, last = set(), []
        for at in range(0, len(uids), AT_ONCE):
            for row in self.rows.filter(uid__in=uids[at : at + AT_ONCE]).only(*SHOWN):
                if row.fate != Fate.STUCK or _rests(row):
                    done.add(row.uid)
                else:
                    last.append(row.uid)
        return done, last

    @transaction.atomic
    def keep(self, uid, raw, listed):
        """Store the mail, unless another fetcher has just done it, or we know these bytes."""
        row = self._row(uid)
        if row.fate == Fate.STUCK:
            row.sha256, row.size = digest(raw), len(raw)
            known = self._known(raw, listed)
            row.fate = _fate_of(known)
            row.mail = known.mail if known else store(raw, envelope_of(raw, self._pickup))
            if row.fate == Fate.PASSED_OVER:
                row.sha256 = known.sha256
            row.save()

    @transaction.atomic
    def note(self, uid, fate, **more):
        row = self._row(uid)
        if row.fate == Fate.STUCK:
            row.fate, row.at = fate, timezone.now()
            row.tries += fate == Fate.STUCK
            for name, value in more.items():
                setattr(row, name, value)
            row.save()

    def pass_over(self, uids):
        """For good: what lay there before. What it is we read later (`to_learn`)."""
        rows = [self._new(uid, Fate.PASSED_OVER) for uid in uids]
        Fetched.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)

    def to_learn(self, limit):
        """Those passed over whose heads we do not know yet."""
        return list(self.rows.filter(fate=Fate.PASSED_OVER, sha256=b"")[:limit])

    def passed_over_before(self):
        """Hashes of heads under another numbering, if there was one."""
        rows = Fetched.objects.filter(pickup=self._pickup, fate=Fate.PASSED_OVER)
        return set(map(bytes, self._others(rows).values_list("sha256", flat=True)))

    def _row(self, uid):
        """Locked, so that of two fetchers the second sees what the first did."""
        fresh = {"fate": Fate.STUCK, "at": timezone.now()}
        rows = self.rows.select_for_update(of=("self",))
        row, _ = rows.get_or_create(
            pickup=self._pickup, uidvalidity=self._validity, uid=uid, defaults=fresh
        )
        return row

    def _new(self, uid, fate):
        at = timezone.now()
        return Fetched(pickup=self._pickup, uidvalidity=self._validity, uid=uid, fate=fate, at=at)

    def _known(self, raw, listed):
        """The row of the same bytes under a number that counts no more.

        POP3 has no UIDVALIDITY: after a move to another server all its words are new ones.
        """
        same = Q(sha256=digest(raw)) | Q(sha256=digest_of_head(raw), fate=Fate.PASSED_OVER)
        rows = Fetched.objects.filter(same, pickup=self._pickup).exclude(fate=Fate.STUCK)
        if self._validity:
            return self._others(rows).first()
        return next((row for row in rows if row.uid not in listed), None)


def digest(raw):
    return hashlib.sha256(raw).digest()


def digest_of_head(raw):
    """Without the empty line at its end, which not every server sends along."""
    return digest(raw.partition(b"\r\n\r\n")[0].rstrip(b"\r\n"))


def _rests(row):
    return row.tries > TRIES and row.at > timezone.now() - STUCK_FOR


def _fate_of(known):
    if known is None:
        return Fate.TAKEN
    return Fate.PASSED_OVER if known.fate == Fate.PASSED_OVER else Fate.KNOWN
