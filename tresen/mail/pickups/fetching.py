"""Emptying one account: what is new is stored and committed, what is settled is moved away."""

from django.db import transaction
from django.utils import timezone

from .accounts import entered
from .fetched import Fetched
from .ledger import Ledger, digest_of_head
from .lock import alone
from .pickup import Pickup
from .taking import REFUSED, Batch, give_back
from .unparking import unpark

BATCH = 25
HEADS = 1000
# Or gone by now: then it cannot be known again either, and we need not ask again.
UNREADABLE = b"-"


def never():
    return False


class Fetcher:
    """What is remembered of one account between two visits, so that nothing is asked twice."""

    def __init__(self, pickup):
        self._pickup = pickup
        self._done, self._validity = set(), None
        self.waits_for_filing = False

    def visit(self, account, is_ending=never):
        """Fetch and move, if nobody else is at it; says whether we were the one."""
        with alone(self._pickup) as is_ours:
            if is_ours:
                self._empty(account, is_ending)
        return is_ours

    def _empty(self, account, is_ending):
        ledger = self._ledger(account)
        listed = account.listing()
        begin(self._pickup, ledger, listed)
        ledger.only(listed)
        trouble = self._take_all(account, ledger, listed, is_ending)
        trouble = trouble or self._unpark(account, ledger)
        self._learn_heads(account, ledger)
        self.waits_for_filing = account.moves and ledger.has_unsettled()
        give_back()
        if trouble:
            raise trouble

    def _ledger(self, account):
        if account.validity != self._validity:
            self._done, self._validity = set(), account.validity
            Pickup.objects.filter(pk=self._pickup.pk).update(uidvalidity=account.validity)
        return Ledger(self._pickup, account.validity)

    def _take_all(self, account, ledger, listed, is_ending):
        """Oldest first, in batches. A folder that takes nothing must not hold up what comes in."""
        trouble = self._put_away(account, ledger)
        batch = Batch(account, ledger, listed)
        for uids in _batches(self._new(ledger, listed)):
            if is_ending():
                break
            self._done |= batch.take(uids)
            trouble = trouble or self._put_away(account, ledger)
        return trouble

    def _new(self, ledger, listed):
        unknown = [uid for uid in listed if uid not in self._done]
        done, last = ledger.had(unknown)
        give_back()
        self._done = (self._done & set(listed)) | done
        unknown = [uid for uid in unknown if uid not in done and uid not in last]
        return [*unknown, *last]

    def _put_away(self, account, ledger):
        """Gives the trouble, if the server refuses."""
        filed, parked = ledger.settled() if account.moves else ([], [])
        give_back()
        try:
            _move(account, self._pickup.filed_folder, filed, ledger.left)
            _move(account, self._pickup.parked_folder, parked, ledger.parked)
        except REFUSED as error:
            return error
        return None

    def _unpark(self, account, ledger):
        try:
            unpark(account, self._pickup, ledger)
        except REFUSED as error:
            return error
        return None

    def _learn_heads(self, account, ledger):
        """Of what is passed over: the server may number it anew, and it must not come then."""
        rows = ledger.to_learn(HEADS)
        here = [row.uid for row in rows if row.uid in self._done]
        heads = account.heads(here) if here else {}
        for row in rows:
            head = heads.get(row.uid)
            row.sha256 = digest_of_head(head) if head else UNREADABLE
        Fetched.objects.bulk_update(rows, ["sha256"], batch_size=HEADS)


def begin_now(pickup):
    """While somebody confirms it: what comes after this moment is ours."""
    with entered(pickup, writes=False) as account:
        begin(pickup, Ledger(pickup, account.validity), account.listing())


@transaction.atomic
def begin(pickup, ledger, listed):
    """Once, whoever else has the pickup in hand: what lies there and shall stay is written down."""
    if pickup.begun_at is None:
        not_begun = Pickup.objects.filter(pk=pickup.pk, begun_at=None)
        is_first = not_begun.update(begun_at=timezone.now())
        if is_first and not pickup.takes_old:
            ledger.pass_over(listed)
        pickup.refresh_from_db(fields=["begun_at"])


def _move(account, folder, uids, note):
    if uids:
        account.put_away(uids, folder)
        note(uids)


def _batches(uids):
    return (uids[at : at + BATCH] for at in range(0, len(uids), BATCH))
