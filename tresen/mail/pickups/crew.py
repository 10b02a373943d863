"""Beside the listener: a thread for each account that is live, and one that looks after them."""

import threading
import time

import structlog
from django.conf import settings
from django.utils import timezone

from . import environment
from .pickup import Pickup
from .runner import Runner
from .taking import give_back

# A new one, or another setting, is noticed within these seconds.
SECONDS = 10
PATIENCE = 8
ACCOUNT = ["protocol", "host", "port", "security", "username", "auth", "folder"]
# The keys of OAuth2 change by themselves, and are asked for each time.
SETTINGS = [*ACCOUNT, "filed_folder", "parked_folder", "mailbox_id", "takes_old", "confirmed_at"]

log = structlog.get_logger()


class Crew(threading.Thread):
    def __init__(self):
        super().__init__(name="pickups", daemon=True)
        self._runners = {}
        self._ending = threading.Event()
        self._knows_environment = False

    def run(self):
        while not self._ending.is_set():
            try:
                self.look_around()
            except Exception as error:
                # Without a database there is nothing to look after; it comes back.
                log.error("pickups not looked after", error=type(error).__name__)
            finally:
                give_back()
            self._ending.wait(SECONDS)

    def look_around(self):
        """Begin what is new or was changed, end what is live no more."""
        if not self._knows_environment:
            adopted = environment.adopt(settings.IMAP_URL, at=timezone.now())
            self._knows_environment = adopted
        live = {_fingerprint(pickup): pickup for pickup in Pickup.objects.live()}
        for fingerprint in self._runners.keys() - live.keys():
            self._runners.pop(fingerprint).end()
        for fingerprint, pickup in live.items():
            if not self._is_running(fingerprint):
                self._runners[fingerprint] = Runner(pickup)
                self._runners[fingerprint].start()

    def stop(self):
        """Each finishes the mail that it is at. Whoever hangs is cut off, and nothing is lost."""
        self._ending.set()
        for runner in self._runners.values():
            runner.end()
        deadline = time.monotonic() + PATIENCE
        for thread in (self, *self._runners.values()):
            thread.join(max(0, deadline - time.monotonic()))

    def _is_running(self, fingerprint):
        return fingerprint in self._runners and self._runners[fingerprint].is_alive()


def start():
    crew = Crew()
    crew.start()
    return crew


def _fingerprint(pickup):
    known = [pickup.pk, *(getattr(pickup, name) for name in SETTINGS)]
    is_password = pickup.auth == Pickup.Auth.PASSWORD
    return (*known, bytes(pickup.secret) if is_password else b"")
