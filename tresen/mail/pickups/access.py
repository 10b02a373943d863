"""The key to a mailbox at Microsoft or Google: renewed long before the last one runs out."""

from datetime import timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from tresen.lib import sealed

from .grant import Grant
from .oauth import ask
from .pickup import Pickup
from .trouble import Trouble

# So long a key must still open the door when we are at it.
MARGIN = timedelta(seconds=60)

log = structlog.get_logger()


def access_token(pickup):
    """What opens the mailbox, good for a while yet. Raises Trouble."""
    now = timezone.now()
    kept = Pickup.objects.only("access_token", "access_until").get(pk=pickup.pk)
    if not _opens(kept, now):
        renew(pickup, at=now)
        kept.refresh_from_db()
    return sealed.open_sealed(kept.access_token)


def another_token(pickup, refused):
    """Instead of one that was withdrawn before its time, unless somebody has just fetched it."""
    if access_token(pickup) == refused:
        now = timezone.now()
        Grant.objects.filter(pickup=pickup, failing_since=None).update(refresh_at=now)
        renew(pickup, at=now)
    return access_token(pickup)


def renew_all(*, at):
    """In good time, so that who must mend it hears of it before the first mail is missed."""
    for grant in Grant.objects.to_renew(at).select_related("pickup"):
        trouble = _renew(grant.pickup, at)
        if trouble:
            log.warning("no key to a mailbox", pickup=grant.pickup_id, error=trouble.code)


def renew(pickup, *, at):
    trouble = _renew(pickup, at)
    if trouble:
        raise trouble


@transaction.atomic
def _renew(pickup, at):
    """Says what went wrong. It does not raise it: that would take back that it was written down."""
    ours = Grant.objects.select_for_update(of=("self",)).select_related("pickup")
    grant = ours.filter(pickup=pickup).first()
    if grant is None or not grant.pickup.secret:
        return Trouble("consent")
    # Another node was quicker, or has just been refused: nobody hammers at a door.
    if grant.refresh_at > at:
        return grant.trouble
    try:
        grant.keep(_refreshed(grant.pickup), at=at)
    except Trouble as trouble:
        grant.fail(trouble, at=at)
        return trouble
    return None


def _opens(pickup, now):
    return bool(pickup.access_until and pickup.access_until > now + MARGIN)


def _refreshed(pickup):
    return ask(
        pickup,
        lambda session, url, **known: session.refresh_token(
            url,
            refresh_token=sealed.open_sealed(pickup.secret),
            client_id=pickup.client_id,
            **known,
        ),
    )
