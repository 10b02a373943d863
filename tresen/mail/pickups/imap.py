"""One IMAP account (RFC 9051), as the fetcher needs it: by UID, and never with a flag as state.

imap-tools' own `move`, `delete` and `flag` end with EXPUNGE, which destroys what others have
flagged. Here nothing is ever expunged.
"""

import imaplib
import ssl
from contextlib import suppress
from datetime import datetime

from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import MailboxFetchError, MailboxLoginError
from imap_tools.utils import check_command_status

from tresen.mail.intake import LARGEST

from .folders import Folders
from .idling import idle
from .literals import dates, literals, sizes
from .trouble import Trouble

SECONDS = 30
# Of the line in which we name mails by their numbers.
AT_ONCE = 200


class ImapAccount:
    """Signed in. Its methods say what the fetcher wants, not how IMAP says it."""

    moves = True
    # It is worth staying: the server calls, or answers the next question without a sign-in.
    waits = True

    def __init__(self, pickup, secret):
        self.box = _connected(pickup)
        try:
            _sign_in(self.box, pickup, secret)
            # What a server can do it often says only to those who signed in.
            self.box.client._get_capabilities()
        except BaseException:
            self.break_off()
            raise
        self.box.client.read = _bounded(self.box.client.read)
        self.folders = Folders(self.box)

    def enter(self, folder, *, writes):
        """SELECT, or EXAMINE, which leaves even the mark «recent» as it is."""
        self.box.folder.set(folder, readonly=not writes)
        _, (validity,) = self.box.client.response("UIDVALIDITY")
        self.validity = int(validity or 0)

    def listing(self):
        """All UIDs of the folder, the oldest first."""
        self.box.client.noop()
        return sorted(self.box.uids(charset=None), key=int)

    def sizes(self, uids):
        return dict(sizes(self._fetch(uids, "(UID RFC822.SIZE)")))

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

    def _fetch(self, uids, parts):
        for some in _portions(uids):
            result = self.box.client.uid("FETCH", ",".join(some), parts)
            check_command_status(result, MailboxFetchError)
            yield from result[1]


def _connected(pickup):
    kind = {"tls": MailBox, "starttls": MailBoxStartTls, "none": MailBoxUnencrypted}
    secured = {} if pickup.security == "none" else {"ssl_context": ssl.create_default_context()}
    try:
        return kind[pickup.security](pickup.host, pickup.port, timeout=SECONDS, **secured)
    except (ValueError, imaplib.IMAP4.abort) as error:
        # STARTTLS at the port of TLS, or where nobody knows of it.
        if isinstance(error, ValueError) or "TLS not supported" in str(error):
            raise Trouble("encryption", str(error)) from error
        raise


def _sign_in(box, pickup, secret):
    if not f"{pickup.username}{secret}".isprintable():
        raise Trouble("refused")
    try:
        _way_in(box, pickup, secret)(pickup.username, secret, initial_folder=None)
    except (imaplib.IMAP4.abort, MailboxLoginError):
        raise
    except imaplib.IMAP4.error as error:
        raise Trouble("refused", str(error)) from error


def _way_in(box, pickup, secret):
    if pickup.auth != pickup.Auth.PASSWORD:
        return box.xoauth2
    # LOGIN knows ASCII only.
    return box.login if f"{pickup.username}{secret}".isascii() else box.login_utf8


def _bounded(read):
    """A server may announce any size, also another one than it told us before."""

    def bounded(size):
        if size > LARGEST:
            raise imaplib.IMAP4.abort(f"the server announces {size} bytes at once")
        return read(size)

    return bounded


def _portions(uids):
    return (uids[at : at + AT_ONCE] for at in range(0, len(uids), AT_ONCE))
