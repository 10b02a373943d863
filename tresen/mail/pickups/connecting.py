"""What administrators decide about an account, each with its line in the trail of the house."""

from contextlib import suppress

from django.db import transaction

from .fetching import begin_now
from .pickup import Pickup
from .trail import tell
from .trouble import Trouble

# Who changes one of these means another account: what we had of the old one says nothing of it.
ACCOUNT = ["protocol", "host", "username", "folder"]
SETTINGS = [
    *("mailbox_id", "port", "security", "auth", "filed_folder", "parked_folder"),
    *("client_id", "client_secret", "client_secret_until", "tenant"),
]
KEYS = ["secret", "access_token", "access_until"]


@transaction.atomic
def connect(pickup, *, by, at):
    """From now on it is known, and only looked at."""
    pickup.save()
    tell("connected", pickup, by=by, at=at)
    return pickup


@transaction.atomic
def change(former, pickup, *, by, at):
    """`pickup` is `former` with other fields. Gives the one that is emptied from now on.

    Another account is another pickup, that has to be looked at and confirmed for itself.
    """
    if any(getattr(former, field) != getattr(pickup, field) for field in ACCOUNT):
        end(former, by=by, at=at)
        return connect(_successor(pickup), by=by, at=at)
    # Whoever renews a key meanwhile has the newer one.
    keys = [] if bytes(former.secret) == bytes(pickup.secret) else KEYS
    pickup.save(update_fields=[*SETTINGS, *keys])
    tell("changed", pickup, by=by, at=at)
    return pickup


def confirm(pickup, *, everything, by, at):
    """Everything that lies there, or only what comes from now on. The first who decides counts."""
    if _confirmed(pickup, everything=everything, by=by, at=at):
        # Where the server does not answer just now, the fetcher begins with its first visit.
        with suppress(Trouble):
            begin_now(pickup)


@transaction.atomic
def _confirmed(pickup, *, everything, by, at):
    Pickup.objects.filter(pk=pickup.pk, confirmed_at=None).update(takes_old=everything)
    confirmed = pickup.confirm(by=by, at=at)
    if confirmed:
        tell("confirmed_all" if everything else "confirmed_new", pickup, by=by, at=at)
    return confirmed


@transaction.atomic
def pause(pickup, *, by, at):
    if pickup.pause(by=by, at=at):
        tell("paused", pickup, by=by, at=at)


@transaction.atomic
def resume(pickup, *, by, at):
    if pickup.resume(by=by, at=at):
        tell("resumed", pickup, by=by, at=at)


@transaction.atomic
def end(pickup, *, by, at):
    if pickup.end(by=by, at=at):
        tell("ended", pickup, by=by, at=at)


def _successor(pickup):
    """A new row with the same settings, about which nothing is known yet."""
    return Pickup(**{name: getattr(pickup, name) for name in [*ACCOUNT, *SETTINGS, *KEYS]})
