"""The way into an account, whichever protocol it speaks."""

from contextlib import contextmanager

from .access import access_token
from .imap import ImapAccount
from .pickup import Pickup
from .pop3 import Pop3Account
from .trouble import told_apart, unsaid

KINDS = {Pickup.Protocol.IMAP: ImapAccount, Pickup.Protocol.POP3: Pop3Account}


@contextmanager
def signed_in(pickup):
    """An account, no folder entered yet. What goes wrong meanwhile comes as a `Trouble`."""
    with told_apart():
        secret = _secret(pickup)
    with unsaid(secret), told_apart():
        account = KINDS[pickup.protocol](pickup, secret)
        try:
            yield account
        except BaseException:
            account.break_off()
            raise
        account.close()


@contextmanager
def entered(pickup, *, writes):
    with signed_in(pickup) as account:
        account.enter(pickup.folder, writes=writes)
        yield account


def _secret(pickup):
    return pickup.say_secret() if pickup.auth == Pickup.Auth.PASSWORD else access_token(pickup)
