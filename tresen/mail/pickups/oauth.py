"""OAuth2 at Microsoft and Google (RFC 6749, with PKCE): a key to the mailbox, and no password.

An administrator goes to the provider once and agrees. From then on we ask for a new access token
long before the last one runs out.
"""

import secrets
from dataclasses import asdict, dataclass, field
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from oauthlib.oauth2 import OAuth2Error, WebApplicationClient
from requests import RequestException
from requests_oauthlib import OAuth2Session

from tresen.lib import sealed

from .grant import Grant
from .pickup import Pickup
from .providers import provider_of
from .trail import tell
from .trouble import Trouble

REDIRECT_PATH = "/desk/house/pickups/oauth/"
PATIENCE = 20
# So long a key must still open the door when we are at it.
MARGIN = timedelta(seconds=60)
CODES = {
    "invalid_grant": "consent",
    "interaction_required": "consent",
    "consent_required": "consent",
    "invalid_client": "client",
    "unauthorized_client": "client",
    "temporarily_unavailable": "unreachable",
}
# What a provider's answer can make of the library: no JSON, or no such JSON.
NONSENSE = (ValueError, TypeError, AttributeError, KeyError, RecursionError, Warning)

log = structlog.get_logger()


@dataclass(frozen=True)
class Errand:
    """Somebody is on the way to a provider: only who comes back with its state was sent by us."""

    pickup: int
    state: str = field(repr=False)
    verifier: str = field(repr=False)

    @classmethod
    def of(cls, pickup):
        return cls(pickup.pk, secrets.token_urlsafe(32), secrets.token_urlsafe(48))

    @classmethod
    def read(cls, kept):
        """As it was kept in the session of the person, or None."""
        return cls(**kept) if kept else None

    def as_kept(self):
        return asdict(self)

    def is_answered_by(self, state):
        return secrets.compare_digest(self.state.encode(), state.encode())


def redirect_url():
    """Where providers send people back to: to be entered there, to the letter."""
    return f"{settings.TRESEN_URL}{REDIRECT_PATH}"


def consent_url(pickup, errand):
    """Where the administrator agrees that we fetch this mail."""
    provider = provider_of(pickup)
    client = WebApplicationClient(pickup.client_id)
    session = OAuth2Session(
        client=client, scope=provider.scopes[pickup.protocol], redirect_uri=redirect_url()
    )
    url, _state = session.authorization_url(
        provider.consent_url_of(pickup),
        state=errand.state,
        code_challenge=client.create_code_challenge(errand.verifier, "S256"),
        code_challenge_method="S256",
        login_hint=pickup.username,
        **provider.wishes,
    )
    return url


def accept(pickup, errand, code, *, by, at):
    """The provider agreed: from here on we have the keys. Raises Trouble."""
    token = _ask(
        pickup,
        lambda session, url, **known: session.fetch_token(
            url, code=code, code_verifier=errand.verifier, include_client_id=True, **known
        ),
    )
    if not token.get("refresh_token"):
        raise Trouble("server", "no refresh_token")
    with transaction.atomic():
        moment = {"by": by, "at": at, "refresh_at": at}
        grant, _fresh = Grant.objects.update_or_create(pickup=pickup, defaults=moment)
        grant.keep(token, at=at)
        tell("agreed", pickup, by=by, at=at)


def access_token(pickup):
    """What opens the mailbox, good for a while yet. Raises Trouble."""
    now = timezone.now()
    kept = Pickup.objects.only("access_token", "access_until").get(pk=pickup.pk)
    if not _opens(kept, now):
        renew(pickup, at=now)
        kept.refresh_from_db()
    return sealed.open_sealed(kept.access_token)


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
    return _ask(
        pickup,
        lambda session, url, **known: session.refresh_token(
            url,
            refresh_token=sealed.open_sealed(pickup.secret),
            client_id=pickup.client_id,
            **known,
        ),
    )


def _ask(pickup, question):
    """Without naming scopes: the library takes it for a fault that Microsoft leaves one out."""
    session = OAuth2Session(pickup.client_id, redirect_uri=redirect_url())
    known = {"timeout": PATIENCE}
    try:
        if pickup.client_secret:
            known["client_secret"] = sealed.open_sealed(pickup.client_secret)
        return question(session, provider_of(pickup).token_url_of(pickup), **known)
    except OAuth2Error as error:
        code = CODES.get(error.error, "server")
        raise Trouble(code, str(error.description or error.error)) from None
    except RequestException as error:
        raise Trouble("unreachable", type(error).__name__) from None
    except sealed.CannotOpen:
        raise Trouble("secret") from None
    except NONSENSE as error:
        raise Trouble("server", type(error).__name__) from None
