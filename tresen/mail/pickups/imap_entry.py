"""The way into an IMAP account: a secured line, and a sign-in."""

import imaplib
import ssl

from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import MailboxLoginError

from tresen.mail.arriving.intake import LARGEST

from .trouble import Trouble

SECONDS = 30


def connected(pickup):
    kind = {"tls": MailBox, "starttls": MailBoxStartTls, "none": MailBoxUnencrypted}
    secured = {} if pickup.security == "none" else {"ssl_context": ssl.create_default_context()}
    try:
        box = kind[pickup.security](pickup.host, pickup.port, timeout=SECONDS, **secured)
    except (ValueError, imaplib.IMAP4.abort) as error:
        if _lacks_starttls(error):
            raise Trouble("encryption", str(error)) from error
        raise
    box.client.read = _bounded(box.client.read)
    return box


def _lacks_starttls(error):
    """The port is that of TLS, or nobody there knows of it. (A bad certificate is a ValueError.)"""
    is_wrong_port = isinstance(error, ValueError) and not isinstance(error, ssl.SSLError)
    return is_wrong_port or "TLS not supported" in str(error)


def sign_in(box, pickup, secret):
    _present(box, pickup, secret)
    # What a server can do it often says only to those who signed in.
    box.client._get_capabilities()


def _present(box, pickup, secret):
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
