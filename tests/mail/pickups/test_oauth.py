import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from tests.mail.pickups.agreeing import SECRET, account, agree, provider
from tests.mail.pickups.token_server import CODE
from tests.rivals import alone
from tresen.lib import sealed
from tresen.mail.models import Grant
from tresen.mail.pickups.access import access_token, renew_all
from tresen.mail.pickups.errand import Errand, accept, consent_url
from tresen.mail.pickups.trouble import Trouble

__all__ = ["account", "provider"]
NOW = timezone.now()


@pytest.fixture
def agreed(account, provider, ada):
    return agree(account, provider, ada, at=NOW)


def test_the_way_there_names_us_the_mailbox_and_what_we_want(account, provider):
    url = urlsplit(consent_url(account, Errand.of(account)))

    asked = parse_qs(url.query)
    assert url.path == "/tresen.example/authorize"
    assert asked["login_hint"] == ["support@tresen.example"]
    assert asked["scope"] == ["https://outlook.office.com/IMAP.AccessAsUser.All offline_access"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/desk/house/pickups/oauth/"]
    assert asked["code_challenge_method"] == ["S256"]


def test_every_errand_has_a_state_and_a_proof_of_its_own(account):
    one, two = Errand.of(account), Errand.of(account)

    assert one.state != two.state
    assert one.verifier != two.verifier
    assert not one.is_answered_by(two.state)


def test_pop3_asks_for_another_right(account):
    account.protocol = "pop3"

    assert "POP.AccessAsUser.All" in consent_url(account, Errand.of(account))


def test_whoever_agrees_opens_the_mailbox(agreed, ada):
    assert agreed.by == ada
    assert access_token(agreed.pickup) == "access-1"
    assert agreed.pickup.say_secret() == "refresh-1"


def test_our_secret_and_the_proof_go_with_the_code(agreed, provider):
    (asked,) = provider.asked

    assert asked["client_secret"] == SECRET
    assert asked["client_id"] == "our-id"
    assert asked["path"] == "/tresen.example/token"


def test_a_code_that_somebody_else_fetched_is_worth_nothing(account, provider, ada):
    provider.challenge = "of another errand"

    with pytest.raises(Trouble) as refused:
        accept(account, Errand.of(account), CODE, by=ada, at=NOW)
    assert refused.value.code == "consent"
    assert not Grant.objects.exists()


def test_a_new_key_is_fetched_at_half_time_and_the_turned_secret_is_kept(agreed, provider):
    renew_all(at=NOW + timedelta(minutes=29))
    assert len(provider.asked) == 1
    renew_all(at=NOW + timedelta(minutes=31))

    assert access_token(agreed.pickup) == "access-2"
    agreed.pickup.refresh_from_db()
    assert agreed.pickup.say_secret() == "refresh-2"


def test_a_secret_that_does_not_turn_is_kept(agreed, provider):
    provider.turns = False
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.pickup.refresh_from_db()
    assert agreed.pickup.say_secret() == "refresh-1"


def test_a_refusal_is_known_while_the_last_key_still_opens(agreed, provider):
    provider.refusal = 400, "invalid_grant", "AADSTS50173: the grant was\r\nrevoked"
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.refresh_from_db()
    assert (agreed.error, agreed.failing_since) == ("consent", NOW + timedelta(minutes=31))
    assert "\n" not in agreed.error_said
    assert access_token(agreed.pickup) == "access-1"


def test_a_refusal_is_not_hammered_at(agreed, provider):
    provider.refusal = 400, "invalid_grant", "no"
    renew_all(at=NOW + timedelta(minutes=31))
    renew_all(at=NOW + timedelta(minutes=32))

    assert len(provider.asked) == 2


def test_what_is_well_again_is_no_longer_failing(agreed, provider):
    provider.refusal = 503, "temporarily_unavailable", ""
    renew_all(at=NOW + timedelta(minutes=31))
    provider.refusal = None
    renew_all(at=NOW + timedelta(minutes=40))

    agreed.refresh_from_db()
    assert (agreed.error, agreed.failing_since) == ("", None)


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ((401, "invalid_client", "AADSTS7000222: expired"), "client"),
        ((400, "invalid_grant", "gone"), "consent"),
        ((503, "temporarily_unavailable", ""), "unreachable"),
        ((500, "something_new", ""), "server"),
    ],
)
def test_refusals_are_told_apart_by_what_mends_them(agreed, provider, refusal, code):
    provider.refusal = refusal
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.refresh_from_db()
    assert agreed.error == code


def test_a_provider_that_is_down_is_unreachable(agreed, provider):
    provider.server_close()
    provider.shutdown()
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.refresh_from_db()
    assert agreed.error == "unreachable"


@pytest.mark.parametrize("answer", [b"<html>Oh</html>", b"[]", b"null", b"[" * 100_000, b"{}"])
def test_nonsense_is_an_error_of_the_server(agreed, provider, answer):
    provider.answer = lambda asked: (200, answer)
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.refresh_from_db()
    assert agreed.error == "server"


def test_without_consent_there_is_no_key(account, provider):
    with pytest.raises(Trouble) as refused:
        access_token(account)

    assert refused.value.code == "consent"
    assert provider.asked == []


@pytest.mark.parametrize("life", [None, -5, 10**12])
def test_an_odd_life_is_taken_for_a_usual_one(account, provider, ada, life):
    provider.life = life
    grant = agree(account, provider, ada, at=NOW)

    assert NOW < grant.refresh_at <= NOW + timedelta(hours=12)


def test_a_secret_sealed_with_another_key_is_asked_for_anew(agreed, settings):
    settings.SECRET_KEY = "another"
    renew_all(at=NOW + timedelta(minutes=31))

    agreed.refresh_from_db()
    assert agreed.error == "secret"


def test_an_ended_pickup_asks_for_nothing(agreed, provider, ada):
    agreed.pickup.end(by=ada, at=NOW)
    renew_all(at=NOW + timedelta(minutes=31))

    assert len(provider.asked) == 1


@pytest.mark.django_db(transaction=True)
def test_two_nodes_ask_once(agreed, provider):
    @alone
    def renewed(_):
        renew_all(at=NOW + timedelta(minutes=31))

    with ThreadPoolExecutor(4) as nodes:
        list(nodes.map(renewed, range(4)))
    assert [each["grant_type"] for each in provider.asked[1:]] == ["refresh_token"]


def test_no_log_tells_a_key(account, provider, ada, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    agree(account, provider, ada)
    provider.refusal = 400, "invalid_grant", "no"
    renew_all(at=NOW + timedelta(minutes=31))

    told = caplog.text + "".join(capsys.readouterr())
    assert "access-1" not in told
    assert "refresh-1" not in told
    assert SECRET not in told


def test_the_database_tells_no_key(agreed):
    row = repr(type(agreed.pickup).objects.filter(pk=agreed.pickup.pk).values().get())

    assert "access-1" not in row
    assert "refresh-1" not in row
    assert sealed.open_sealed(agreed.pickup.client_secret) == SECRET
