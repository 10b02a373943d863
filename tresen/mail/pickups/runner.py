"""One thread for each account: visits it, then waits for the server to call, or for a minute."""

import threading

import structlog
from django.utils import timezone

from .accounts import entered
from .bell import Bell
from .fetching import Fetcher
from .pickup import Pickup
from .taking import give_back
from .trouble import Trouble

# So often an account is visited, also where IDLE would call us: a call may get lost.
# (And far below the 29 minutes after which servers hang up on who idles; RFC 2177.)
INTERVAL = 60
# While something waits to be filed, so that it is moved soon after.
SOON = 2
# Somebody else is at it: they may have looked just before the mail came that called us.
BUSY = 1
SHORTEST_REST = 5
# Who knocks too often with a wrong password is locked out for good.
REST_OF_REFUSED = 300

log = structlog.get_logger()


class Runner(threading.Thread):
    def __init__(self, pickup):
        super().__init__(name=f"pickup-{pickup.pk}", daemon=True)
        self._pickup = pickup
        self._fetcher = Fetcher(pickup)
        self._bell = Bell()
        self._failures = 0

    def run(self):
        while not self._bell.is_rung:
            try:
                self._stay()
            except Trouble as trouble:
                self._fail(trouble)
            except Exception as error:
                # A fault of ours, or no database: without its words, which may quote a letter.
                log.error("pickup failed", pickup=self._pickup.pk, error=type(error).__name__)
                self._rest(INTERVAL)

    def end(self):
        self._bell.ring()

    def _stay(self):
        """As long as the server lets us; in POP3 for one visit."""
        pause = 0
        with entered(self._pickup, writes=True) as account:
            while not self._bell.is_rung:
                pause = self._visit(account)
                if not account.waits:
                    break
                account.wait(pause, self._bell)
        self._bell.wait(pause)

    def _visit(self, account):
        """Gives how many seconds there is time until the next one."""
        if not self._fetcher.visit(account, lambda: self._bell.is_rung):
            return BUSY
        self._succeed()
        return SOON if self._fetcher.waits_for_filing else INTERVAL

    def _succeed(self):
        self._failures = 0
        self._tell(looked_at=timezone.now(), error="", error_said="", failing_since=None)

    def _fail(self, trouble):
        if self._bell.is_rung:
            return
        self._failures += 1
        if self._failures == 1:
            log.warning("pickup fails", pickup=self._pickup.pk, error=trouble.code)
        try:
            self._write_down(trouble)
        finally:
            lasting = trouble.code not in ("unreachable", "server")
            rest = SHORTEST_REST * 2 ** min(self._failures - 1, 9)
            self._rest(REST_OF_REFUSED if lasting else min(rest, INTERVAL))

    def _write_down(self, trouble):
        self._tell(error=trouble.code, error_said=trouble.said)
        fine = Pickup.objects.filter(pk=self._pickup.pk, failing_since=None)
        fine.update(failing_since=timezone.now())
        give_back()

    def _tell(self, **facts):
        Pickup.objects.filter(pk=self._pickup.pk).update(**facts)
        give_back()

    def _rest(self, seconds):
        self._bell.wait(seconds)
