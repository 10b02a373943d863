"""Every night: is each mail that lies on the server in our store? The server's folders tell.

By Message-ID, and by its bytes where it has none or we do not know it. Nothing is changed there.
"""

import structlog
from imap_tools.errors import MailboxFolderSelectError

from tresen.files.models import Blob
from tresen.mail.arriving.incoming import IncomingMail
from tresen.mail.arriving.intake import LARGEST
from tresen.mail.parsing.headers import read_headers
from tresen.mail.parsing.message_ids import read_message_id

from .accounts import signed_in
from .comparison import Comparison
from .fetched import Fetched
from .ledger import Ledger, digest
from .pickup import Pickup
from .taking import give_back
from .trouble import Trouble

AT_ONCE = 200
# So many of the missing are named; the number tells of the rest.
NAMED = 200

log = structlog.get_logger()


def compare_all(*, at):
    for pickup in Pickup.objects.live().filter(protocol=Pickup.Protocol.IMAP):
        try:
            compare(pickup, at=at)
        except Exception as error:  # One account must not keep the others waiting
            log.error("not compared", pickup=pickup.pk, error=type(error).__name__)


def compare(pickup, *, at):
    """Says what it found; also if that is why it found nothing."""
    found = Comparison(pickup=pickup, at=at)
    try:
        with signed_in(pickup) as account:
            Count(pickup, account).into(found)
    except Trouble as trouble:
        found.error = trouble.code
    found.save()
    if found.number_missing:
        log.error("mails missing", pickup=pickup.pk, number=found.number_missing)
    return found


class Count:
    def __init__(self, pickup, account):
        self._pickup, self._account = pickup, account
        self._counted, self._awaited, self._missing = set(), set(), {}
        self._stored = set()

    def into(self, found):
        self._count_inbox()
        for folder in (self._pickup.filed_folder, self._pickup.parked_folder):
            self._count_folder(self._account.folders.called(folder))
        found.on_server, found.in_store = len(self._counted), len(self._stored)
        # While we counted, the fetcher may have taken what the inbox still had.
        found.awaited = len(self._awaited - self._stored)
        missing = [each for key, each in self._missing.items() if key not in self._stored]
        found.number_missing, found.missing = len(missing), missing[:NAMED]

    def _count_inbox(self):
        """Without what shall be left alone."""
        account = self._account
        account.enter(self._pickup.folder, writes=False)
        ledger = Ledger(self._pickup, account.validity)
        for uids in _portions(account.listing()):
            fates = dict(ledger.rows.filter(uid__in=uids).values_list("uid", "fate"))
            ours = [uid for uid in uids if fates.get(uid) != Fetched.Fate.PASSED_OVER]
            for key, _uid in self._not_stored(ours):
                self._awaited.add(key)

    def _count_folder(self, folder):
        try:
            self._account.enter(folder, writes=False)
        except MailboxFolderSelectError:
            # Made with the first mail that is moved.
            return
        for uids in _portions(self._account.listing()):
            for key, uid in self._not_stored(uids):
                named = key if isinstance(key, str) else ""
                self._missing[key] = {"folder": folder, "uid": uid, "message_id": named}

    def _not_stored(self, uids):
        """Count these, and give what we do not have: (what stands for it, its number)."""
        lines = self._account.message_ids(uids) if uids else {}
        named = {uid: _message_id(line) for uid, line in lines.items()}
        known = IncomingMail.objects.with_message_ids(filter(None, named.values()))
        for uid in lines:
            key, is_stored = named[uid], named[uid] in known
            if not is_stored:
                key, is_stored = self._by_bytes(uid, key)
            self._counted.add(key)
            if is_stored:
                self._stored.add(key)
            else:
                yield key, uid
        give_back()

    def _by_bytes(self, uid, message_id):
        if self._account.sizes([uid]).get(uid, 0) > LARGEST:
            return message_id or uid, False
        sha256 = digest(self._account.raw(uid) or b"")
        fetched = Fetched.objects.filter(pickup=self._pickup, sha256=sha256)
        is_stored = fetched.exists() or Blob.objects.filter(sha256=sha256).exists()
        return message_id or sha256, is_stored


def _message_id(line):
    headers, _ = read_headers(line, 0, len(line), [])
    return read_message_id(headers.first("message-id")) or ""


def _portions(uids):
    return (uids[at : at + AT_ONCE] for at in range(0, len(uids), AT_ONCE))
