"""The way of an administrator to a provider and back, who agrees there that we fetch mail.

Only whoever set out with our state comes back with it, and only we can use the code (PKCE).
"""

import secrets
from dataclasses import asdict, dataclass, field

from django.db import transaction
from oauthlib.oauth2 import WebApplicationClient
from requests_oauthlib import OAuth2Session

from .grant import Grant
from .oauth import ask, redirect_url
from .providers import provider_of
from .trail import tell
from .trouble import Trouble


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
    token = ask(
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
