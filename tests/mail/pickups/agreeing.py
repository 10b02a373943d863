"""A provider on loopback in the place of Microsoft, and an account there."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from tests.mail.pickups.token_server import CODE, token_server
from tresen.house.models import Mailbox
from tresen.lib import sealed
from tresen.mail.models import Pickup
from tresen.mail.pickups.errand import Errand, accept, consent_url
from tresen.mail.pickups.providers import MICROSOFT, PROVIDERS

SECRET = "only-we-know"


@pytest.fixture
def provider(monkeypatch):
    # The library insists on https, which loopback has no certificate for.
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with token_server() as server:
        places = {"consent_url": f"{server.url}/authorize", "token_url": f"{server.url}/token"}
        ours = replace(PROVIDERS["microsoft"], **places)
        monkeypatch.setitem(PROVIDERS, "microsoft", ours)
        yield server


@pytest.fixture
def account(house):
    """support@ at Microsoft, connected and not agreed to yet."""
    return Pickup.objects.create(
        mailbox=Mailbox.objects.main(),
        host="outlook.office365.com",
        username="support@tresen.example",
        auth=Pickup.Auth.MICROSOFT,
        tenant="tresen.example",
        client_id="our-id",
        client_secret=sealed.seal(SECRET),
    )


def agree(account, provider, ada, *, at=None):
    """Ada went there and came back."""
    errand = Errand.of(account)
    asked = parse_qs(urlsplit(consent_url(account, errand)).query)
    (provider.challenge,) = asked["code_challenge"]
    accept(account, errand, CODE, by=ada, at=at or timezone.now())
    account.refresh_from_db()
    return account.grant


__all__ = ["MICROSOFT", "account", "agree", "provider"]
