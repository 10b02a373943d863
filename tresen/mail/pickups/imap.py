"""One IMAP account (RFC 9051), as the fetcher needs it: by UID, and never with a flag as state.

imap-tools' own `move`, `delete` and `flag` end with EXPUNGE, which destroys what others have
flagged. Here nothing is ever expunged.
"""

import imaplib
from contextlib import suppress
from datetime import datetime

from imap_tools import AND, Header
from imap_tools.errors import MailboxFetchError
from imap_tools.utils import check_command_status

from .folders import Folders
from .idling import idle
from .imap_entry import connected, sign_in
from .literals import dates, literals, sizes

# Of the line in which we name mails by their numbers.
AT_ONCE = 200


class ImapAccount:
    """Signed in. Its methods say what the fetcher wants, not how IMAP says it."""

    moves = True
    # It is worth staying: the server calls, or answers the next question without a sign-in.
    waits = True

    def __init__(self, pickup, secret):
        self.box = connected(pickup)
        try:
            sign_in(self.box, pickup, secret)
        except BaseException:
            self.break_off()
            raise
        self.folders = Folders(self.box)

    def enter(self, folder, *, writes):
        """SELECT, or EXAMINE, which leaves even the mark «recent» as it is."""
        self.box.folder.set(folder, readonly=not writes)
        _, (validity,) = self.box.client.response("UIDVALIDITY")
        self.validity = int(validity or 0)

    def enter_if_there(self, folder):
        name = self.folders.called(folder)
        is_there = self.box.folder.exists(name)
        if is_there:
            self.enter(name, writes=True)
        return is_there

    def listing(self):
        """All UIDs of the folder, the oldest first."""
        self.box.client.noop()
        return sorted(self.box.uids(charset=None), key=int)

    def sizes(self, uids):
        return dict(sizes(self._fetch(uids, "(UID RFC822.SIZE)")))

    def alike(self, message_id, size):
        """Candidates for one mail: of the same Message-ID, or else of the same size."""
        is_plain = message_id and message_id.isascii() and message_id.isprintable()
        header = {"header": Header("Message-ID", message_id)}
        named = self._found(**header) if is_plain else []
        return named or self._found(size_gt=size - 1, size_lt=size + 1)

    def dates(self, uids):
        """When each arrived on the server: to be shown, never to decide."""
        told = dates(self._fetch(uids, "(UID INTERNALDATE)"))
        return {uid: datetime.strptime(date, "%d-%b-%Y %H:%M:%S %z") for uid, date in told}

    def raw(self, uid):
        """The bytes, without a trace on the server; None if somebody took the mail away."""
        return dict(literals(self._fetch([uid], "(UID BODY.PEEK[])"))).get(uid)

    def heads(self, uids):
        """Without those that the server cannot read: one of them refuses the whole answer."""
        try:
            return dict(literals(self._fetch(uids, "(UID BODY.PEEK[HEADER])")))
        except MailboxFetchError:
            half = len(uids) // 2
            return {**self.heads(uids[:half]), **self.heads(uids[half:])} if half else {}

    def message_ids(self, uids):
        """For each the one header line, or nothing."""
        return dict(literals(self._fetch(uids, "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")))

    def put_away(self, uids, folder):
        for some in _portions(uids):
            self.folders.put_away(some, folder)

    def wait(self, seconds, bell):
        """Until there may be something new, or the bell rings."""
        if "IDLE" in self.box.client.capabilities:
            idle(self.box, seconds, bell)
        else:
            bell.wait(seconds)

    def close(self):
        """LOGOUT. Not CLOSE: that would expunge."""
        with suppress(OSError, imaplib.IMAP4.error):
            self.box.client.logout()

    def break_off(self):
        with suppress(OSError):
            self.box.client.shutdown()

    def _found(self, **criteria):
        return self.box.uids(AND(deleted=False, **criteria), charset=None)

    def _fetch(self, uids, parts):
        for some in _portions(uids):
            result = self.box.client.uid("FETCH", ",".join(some), parts)
            check_command_status(result, MailboxFetchError)
            yield from result[1]


def _portions(uids):
    return (uids[at : at + AT_ONCE] for at in range(0, len(uids), AT_ONCE))
