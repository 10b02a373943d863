import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.html import escape

from tests.mail.pickups.agreeing import SECRET, account, provider
from tests.mail.pickups.token_server import CODE
from tresen.house.models import Amendment
from tresen.mail.models import Grant

__all__ = ["account", "provider"]
BACK = "/desk/house/pickups/oauth/"


@pytest.fixture
def url(account):
    return f"/desk/house/pickups/{account.pk}/"


@pytest.fixture
def errand(as_ada, url, provider):
    """Ada is on her way; gives the state that she carries."""
    page = as_ada.get(f"{url}consent/")
    asked = parse_qs(urlsplit(page.context["leads_to"]).query)
    (provider.challenge,) = asked["code_challenge"]
    return asked["state"][0]


def test_the_way_to_the_provider_is_a_link_and_names_where_to_come_back(as_ada, url, provider):
    page = as_ada.get(f"{url}consent/")

    text = page.content.decode()
    assert f'href="{escape(page.context["leads_to"])}"' in text
    assert "http://127.0.0.1:8000/desk/house/pickups/oauth/" in text
    assert SECRET not in text


def test_who_comes_back_is_asked_before_anything_is_written(as_ada, errand):
    page = as_ada.get(BACK, {"code": CODE, "state": errand})

    assert "Microsoft hat zugestimmt." in page.content.decode()
    assert not Grant.objects.exists()


def test_the_key_is_taken_with_who_and_when(as_ada, ada, errand, account):
    response = as_ada.post(BACK, {"code": CODE, "state": errand})

    account.refresh_from_db()
    assert response["Location"] == f"/desk/house/pickups/{account.pk}/look/"
    assert (account.grant.by, account.say_secret()) == (ada, "refresh-1")
    assert list(Amendment.objects.first().changes) == ["pickup.agreed"]


@pytest.mark.parametrize("state", ["", "another", "ü"])
def test_an_answer_to_no_question_is_refused(as_ada, errand, state, provider):
    response = as_ada.post(BACK, {"code": CODE, "state": state})

    assert response["Location"] == "/desk/house/mailboxes/"
    assert not Grant.objects.exists()
    assert provider.asked == []


def test_an_answer_counts_once(as_ada, errand, provider):
    as_ada.post(BACK, {"code": CODE, "state": errand})
    as_ada.post(BACK, {"code": CODE, "state": errand})

    assert len(provider.asked) == 1


def test_a_no_is_shown_in_the_words_of_the_provider_as_text(as_ada, errand):
    said = {"error": "access_denied", "error_description": "<b>no</b>", "state": errand}
    page = as_ada.get(BACK, said).content.decode()

    assert "Microsoft hat nicht zugestimmt." in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page


def test_a_code_that_is_refused_says_so(as_ada, errand, provider):
    provider.refusal = 401, "invalid_client", "AADSTS7000215: Invalid client secret"
    page = as_ada.post(BACK, {"code": CODE, "state": errand}, follow=True).content.decode()

    assert "AADSTS7000215" in page
    assert SECRET not in page


def test_an_account_with_a_password_needs_no_consent(as_ada, url, account):
    type(account).objects.update(auth="password")

    assert as_ada.get(f"{url}consent/").status_code == 404


def test_another_registration_needs_the_consent_anew(as_ada, url, errand, account):
    as_ada.post(BACK, {"code": CODE, "state": errand})
    form = {"auth": "microsoft", "protocol": "imap", "security": "tls", "client_id": "another"}
    form |= {"username": account.username, "tenant": account.tenant, "folder": "INBOX"}
    as_ada.post(url, {**form, "filed_folder": "Filed", "parked_folder": "Parked"})

    account.refresh_from_db()
    assert (bytes(account.secret), bytes(account.access_token)) == (b"", b"")


def test_the_pages_never_show_a_token(as_ada, errand, url):
    as_ada.post(BACK, {"code": CODE, "state": errand})
    page = as_ada.get(url).content.decode()

    assert not re.search("access-1|refresh-1", page)
