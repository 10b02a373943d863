"""One POP3 account (RFC 1939): UIDL as number, and the mail stays on the server. Never DELE."""

import base64
import poplib
import ssl
from contextlib import suppress

from .trouble import Trouble

SECONDS = 30
# The library gives up at 2048 octets; many programs write a paragraph as one line.
poplib._MAXLINE = 1024 * 1024


class Pop3Account:
    """Signed in. The numbers of the mails are those of this one session."""

    moves = False
    # While somebody is signed in, the server shows no new mail, and lets nobody else in.
    waits = False
    validity = 0
    folders = None

    def __init__(self, pickup, secret):
        self._server = _connected(pickup)
        try:
            _sign_in(self._server, pickup, secret)
        except BaseException:
            self.break_off()
            raise

    def enter(self, folder, *, writes):
        """There is but one. `writes` says nothing: we only ever read."""
        _, lines, _ = self._server.uidl()
        told = (line.decode("utf-8", "replace").split() for line in lines)
        self._numbers = {word[:255]: int(number) for number, word, *_ in told}

    def listing(self):
        return sorted(self._numbers, key=self._numbers.get)

    def sizes(self, uids):
        _, lines, _ = self._server.list()
        by_number = dict(map(int, line.split()[:2]) for line in lines)
        return {uid: by_number.get(self._numbers[uid], 0) for uid in uids}

    def dates(self, uids):
        return {}

    def raw(self, uid):
        _, lines, _ = self._server.retr(self._numbers[uid])
        return _joined(lines)

    def heads(self, uids):
        return {uid: _joined(self._server.top(self._numbers[uid], 0)[1]) for uid in uids}

    def close(self):
        with suppress(OSError, poplib.error_proto):
            self._server.quit()

    def break_off(self):
        with suppress(OSError):
            self._server.close()


def _connected(pickup):
    secured = {} if pickup.security == "none" else {"context": ssl.create_default_context()}
    if pickup.security == "tls":
        return poplib.POP3_SSL(pickup.host, pickup.port, timeout=SECONDS, **secured)
    server = poplib.POP3(pickup.host, pickup.port, timeout=SECONDS)
    if secured:
        _encrypt(server, **secured)
    return server


def _encrypt(server, *, context):
    try:
        server.stls(context)
    except poplib.error_proto as error:
        raise Trouble("encryption", str(error)) from error


def _sign_in(server, pickup, secret):
    if not f"{pickup.username}{secret}".isprintable():
        raise Trouble("refused")
    try:
        if pickup.auth == pickup.Auth.PASSWORD:
            server.user(pickup.username)
            server.pass_(secret)
        else:
            _present_key(server, pickup.username, secret)
    except poplib.error_proto as error:
        raise Trouble("refused", str(error)) from error


def _present_key(server, username, token):
    """In two steps: Microsoft takes no key in the line of the command, which has an end."""
    server._shortcmd("AUTH XOAUTH2")
    if not server._shortcmd(bearer(username, token)).startswith(b"+OK"):
        # Another `+` says in code what is wrong. Only then comes the refusal.
        server._shortcmd("")
        raise poplib.error_proto("XOAUTH2")


def bearer(username, token):
    """What Microsoft and Google want to hear instead of a password (SASL XOAUTH2)."""
    return base64.b64encode(f"user={username}\1auth=Bearer {token}\1\1".encode()).decode()


def _joined(lines):
    return b"".join(line + b"\r\n" for line in lines)
