import re

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.mail.forgotten import ask_for_password
from tresen.mail.models import OutgoingMail

ADDRESS = "bashir@business.example"
PASSWORD = "Sieben kleine Geißlein"


@pytest.fixture(autouse=True)
def without_earlier_attempts():
    cache.clear()


@pytest.fixture
def with_password(bashir):
    bashir.login.set_password(PASSWORD)
    bashir.login.save()


def link_in_the_only_letter():
    letter = OutgoingMail.objects.get(kind="password")
    return re.search(r"https?://\S+", letter.text).group()


def test_signs_in_with_mail_address_and_password(client, with_password):
    answer = client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})

    assert answer.url == "/welcome/"
    assert client.get("/tickets/").status_code == 200


@pytest.mark.parametrize("address", [ADDRESS, "nobody@business.example"])
def test_refuses_in_the_same_words_whoever_it_is(client, with_password, address):
    page = client.post("/account/login/", {"login": address, "password": "falsch"})

    assert "The mail address or the password is not right." in page.content.decode()


def test_after_ten_wrong_passwords_none_is_looked_at(client, with_password):
    for _attempt in range(10):
        client.post("/account/login/", {"login": ADDRESS, "password": "falsch"})
    page = client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})

    assert "tried too often" in page.content.decode()


def test_signs_out(as_bashir):
    as_bashir.post("/account/logout/")

    assert as_bashir.get("/tickets/").url.startswith("/account/login/")


def test_asking_to_sign_out_does_not_sign_out(as_bashir):
    assert as_bashir.get("/account/logout/").status_code == 200
    assert as_bashir.get("/tickets/").status_code == 200


def test_a_reset_link_names_our_own_address(client, bashir):
    ask_for_password(client, ADDRESS, headers={"host": "localhost:6666"})

    assert link_in_the_only_letter().startswith(
        f"{settings.TRESEN_URL}/account/password/reset/key/"
    )


def test_a_reset_letter_speaks_its_readers_language(client, bashir):
    bashir.language = "en"
    bashir.save()
    ask_for_password(client, ADDRESS, headers={"accept-language": "de"})

    assert OutgoingMail.objects.get().subject == "Choose your password"


def test_the_link_sets_a_password(client, bashir):
    ask_for_password(client, ADDRESS)
    path = link_in_the_only_letter().removeprefix(settings.TRESEN_URL)
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": PASSWORD})

    assert client.login(email=ADDRESS, password=PASSWORD)


def test_the_link_works_once(client, bashir):
    ask_for_password(client, ADDRESS)
    path = link_in_the_only_letter().removeprefix(settings.TRESEN_URL)
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": PASSWORD})

    assert "no longer valid" in client.get(path, follow=True).content.decode()


def test_unknown_addresses_get_no_mail_and_no_other_answer(client, bashir):
    known = ask_for_password(client, ADDRESS)
    unknown = ask_for_password(client, "nobody@business.example")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in OutgoingMail.objects.all()] == [ADDRESS]


def test_nobody_signs_up_alone(client, house):
    told = {"email": "neu@business.example", "password1": PASSWORD}
    page = client.post("/account/signup/", told)

    assert "By invitation only" in page.content.decode()


@pytest.mark.parametrize(
    "address", ["email", "confirm-email", "password/change", "password/set", "reauthenticate"]
)
def test_what_we_do_not_use_has_no_address(as_bashir, address):
    assert as_bashir.get(f"/account/{address}/").status_code == 404


def test_never_leads_elsewhere_after_signing_in(client, with_password):
    told = {"login": ADDRESS, "password": PASSWORD, "next": "https://evil.example/"}

    assert client.post("/account/login/", told).url == "/welcome/"
