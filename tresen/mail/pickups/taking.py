"""Taking mails of an account in, each in a transaction: what one does never undoes another."""

import imaplib
import poplib

import structlog
from django.db import InterfaceError, OperationalError, connection
from imap_tools.errors import UnexpectedCommandStatusError

from tresen.mail.arriving.intake import LARGEST

from .fetched import Fetched
from .ledger import digest_of_head

Fate = Fetched.Fate
# The server says no to this one mail, and goes on listening; or it is gone in the middle of it.
REFUSED = UnexpectedCommandStatusError
CUT_OFF = (OSError, EOFError, imaplib.IMAP4.error, poplib.error_proto)

log = structlog.get_logger()


class Batch:
    def __init__(self, account, ledger, listed):
        self._account, self._ledger, self._listed = account, ledger, set(listed)
        self._left_alone = ledger.passed_over_before()

    def take(self, uids):
        """Gives the numbers that are done with."""
        return {uid for uid in self._without_passed_over(uids) if self._take(uid)}

    def _without_passed_over(self, uids):
        """Numbered anew: what lay there before is known by its head, and need not travel."""
        heads = self._account.heads(uids) if self._left_alone else {}
        rest = []
        for uid in uids:
            head = digest_of_head(heads[uid]) if uid in heads else None
            if head in self._left_alone:
                self._ledger.note(uid, Fate.PASSED_OVER, sha256=head)
            else:
                rest.append(uid)
        return rest

    def _take(self, uid):
        """Singly: where a server stumbles over one mail, it refuses all of one answer."""
        try:
            size = self._account.sizes([uid]).get(uid, 0)
            if size > LARGEST:
                self._ledger.note(uid, Fate.TOO_LARGE, size=size)
                return True
            raw = self._account.raw(uid)
        except REFUSED:
            self._ledger.note(uid, Fate.STUCK)
            return False
        except CUT_OFF:
            # It may be this mail that they die of: the others go first next time.
            self._ledger.note(uid, Fate.STUCK)
            raise
        return raw is not None and self._keep(uid, raw)

    def _keep(self, uid, raw):
        try:
            self._ledger.keep(uid, raw, self._listed)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            # Without its words: those of a database quote what it was given.
            log.error("mail not stored", uid=uid, error=type(error).__name__)
            self._ledger.note(uid, Fate.STUCK, size=len(raw))
            return False
        finally:
            give_back()
        return True


def give_back():
    """The connection: a server that dawdles must not keep it from others."""
    if not connection.in_atomic_block:
        connection.close()
