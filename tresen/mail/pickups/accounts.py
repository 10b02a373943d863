"""The way into an account, whichever protocol it speaks."""

from contextlib import contextmanager

from .access import access_token, another_token
from .imap import ImapAccount
from .pickup import Pickup
from .pop3 import Pop3Account
from .trouble import Trouble, told_apart, unsaid

KINDS = {Pickup.Protocol.IMAP: ImapAccount, Pickup.Protocol.POP3: Pop3Account}


@contextmanager
def signed_in(pickup):
    """An account, no folder entered yet. What goes wrong meanwhile comes as a `Trouble`."""
    secret, account = _let_in(pickup)
    with unsaid(secret), told_apart():
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


def _let_in(pickup):
    by_key = pickup.auth != Pickup.Auth.PASSWORD
    with told_apart():
        secret = access_token(pickup) if by_key else pickup.say_secret()
    try:
        return secret, _sign_in(pickup, secret)
    except Trouble as trouble:
        if not by_key or trouble.code != "refused":
            raise
    return _let_in_with_another(pickup, secret)


def _let_in_with_another(pickup, refused):
    """A provider may withdraw a key before its time; if it gives us a new one, we are welcome."""
    with told_apart():
        token = another_token(pickup, refused)
    try:
        return token, _sign_in(pickup, token)
    except Trouble as trouble:
        if trouble.code != "refused":
            raise
        raise Trouble("not_opened", trouble.said) from trouble


def _sign_in(pickup, secret):
    with unsaid(secret), told_apart():
        return KINDS[pickup.protocol](pickup, secret)
