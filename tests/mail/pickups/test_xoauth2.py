"""Into a real Dovecot without a password: it asks the provider whose mailbox a key opens."""

import pytest
from django.utils import timezone

from tests.mail.dovecot import running_dovecot
from tests.mail.pickups.agreeing import account, agree, provider
from tests.mail.pickups.mailboxes import numbered, visit
from tests.mail.processes import wait_until
from tresen.mail.models import Fetched, Grant, Pickup
from tresen.mail.pickups.runner import Runner
from tresen.mail.pickups.trouble import Trouble

__all__ = ["account", "provider"]

pytestmark = pytest.mark.django_db(transaction=True)
ONCE, TWICE = ["authorization_code"], ["authorization_code", "refresh_token"]


@pytest.fixture
def server(provider):
    """With one mail in the mailbox."""
    with running_dovecot(keys=provider.keys_url) as dovecot:
        dovecot.deliver(provider.owner, *numbered(1))
        yield dovecot


@pytest.fixture(params=["imap", "pop3"])
def confirmed(request, account, server):
    account.protocol, account.host, account.security = request.param, "127.0.0.1", "none"
    account.port = getattr(server, f"{request.param}_port")
    account.confirmed_at, account.takes_old = timezone.now(), True
    account.save()
    return account


@pytest.fixture
def pickup(confirmed, provider, ada):
    agree(confirmed, provider, ada)
    return confirmed


def asked_for(provider):
    return [each["grant_type"] for each in provider.asked]


def test_a_key_opens_the_mailbox(pickup, provider):
    visit(pickup)

    assert Fetched.objects.get().mail
    assert asked_for(provider) == ONCE


def test_a_key_that_has_run_out_is_renewed_first(pickup, provider):
    provider.withdraw_all()
    Pickup.objects.update(access_until=timezone.now())
    Grant.objects.update(refresh_at=timezone.now())
    visit(pickup)

    assert Fetched.objects.get().mail
    assert asked_for(provider) == TWICE


def test_a_key_that_was_withdrawn_before_its_time_is_replaced(pickup, provider):
    provider.withdraw_all()
    visit(pickup)

    assert Fetched.objects.get().mail
    assert asked_for(provider) == TWICE


def test_a_revoked_consent_is_told_and_nothing_is_lost(pickup, provider, ada):
    provider.withdraw_all()
    provider.refusal = 400, "invalid_grant", "The grant was revoked."
    runner = Runner(pickup)
    runner.start()
    wait_until(Pickup.objects.filter(error="consent", error_said__contains="revoked").exists)
    runner.end()
    runner.join()

    assert not Fetched.objects.exists()
    provider.refusal = None
    agree(pickup, provider, ada)
    visit(pickup)
    assert Fetched.objects.get().mail


def test_a_key_to_another_mailbox_is_told_as_such_and_not_repeated(pickup, provider):
    provider.owner = "somebody-else@tresen.example"

    with pytest.raises(Trouble) as told:
        visit(pickup)
    assert told.value.code == "not_opened"
    assert "access-" not in told.value.said
    assert asked_for(provider) == TWICE
