"""What can be wrong with an account on somebody's server, told apart by what mends it."""

import imaplib
import poplib
import ssl
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from imap_tools.errors import (
    MailboxFolderSelectError,
    MailboxLoginError,
    UnexpectedCommandStatusError,
)

from tresen.lib import sealed

LONGEST_SAID = 300


class Trouble(Exception):
    """A code for the row and the sentence, and what the server said, if it spoke."""

    def __init__(self, code, said=""):
        super().__init__(code, said)
        self.code = code
        self.said = "".join(each for each in said if each.isprintable())[:LONGEST_SAID]

    @property
    def sentence(self):
        return SENTENCES[self.code]


# `consent` is for accounts that we enter with OAuth2 (oauth.py).
SENTENCES = {
    "unreachable": _("The server cannot be reached: check host, port and the network."),
    "certificate": _("The server's certificate is not valid for this host name."),
    "encryption": _("The server does not speak TLS in this way: check port and encryption."),
    "refused": _("The server refuses this user name and password."),
    "consent": _("The provider no longer lets us in: give the permission once more."),
    "not_opened": _(
        "The server does not open this mailbox with the provider's key:"
        " check the user name, and whether the provider allows IMAP or POP3 for it."
    ),
    "client": _("The provider does not know this client ID and its secret, or it has run out."),
    "secret": _("The password cannot be read with this TRESEN_SECRET_KEY: enter it anew."),
    "no_folder": _("The folder does not exist on the server."),
    "server": _("The server reports an error."),
}


@contextmanager
def told_apart():
    """Whatever the libraries raise becomes a `Trouble`; a fault of ours stays what it is."""
    try:
        yield
    except Exception as error:
        code = next((code for code, kinds in KINDS if isinstance(error, kinds)), None)
        if code is None:
            raise
        raise Trouble(code, said(error)) from error


@contextmanager
def unsaid(secret):
    """Servers like to repeat what they did not understand."""
    try:
        yield
    except Trouble as trouble:
        trouble.said = trouble.said.replace(secret, "••••") if secret else trouble.said
        raise


# The narrow ones first: a certificate's fault is an SSLError, and that an OSError.
KINDS = [
    ("secret", sealed.CannotOpen),
    ("certificate", ssl.SSLCertVerificationError),
    # abort: the line was cut, which is an error of IMAP's, too.
    ("unreachable", imaplib.IMAP4.abort),
    ("encryption", ssl.SSLError),
    ("unreachable", (OSError, EOFError)),
    ("refused", MailboxLoginError),
    ("no_folder", MailboxFolderSelectError),
    ("server", (UnexpectedCommandStatusError, imaplib.IMAP4.error, poplib.error_proto)),
]


def said(error):
    """Its words; of a reply only the text, without what we asked."""
    data = error.command_result[1] if isinstance(error, UnexpectedCommandStatusError) else None
    words = data or error.args
    return " ".join(_text(word) for word in words if word)


def _text(word):
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else str(word)
