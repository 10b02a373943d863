"""Servers, secrets and whom we believe: changed by whoever has just said their password."""

import time

import pytest
from django.core.cache import cache

from tests.cast import password_said
from tests.mail.pickups.agreeing import account, provider
from tresen.house.models import Mailbox, Provider
from tresen.mail.digests import mail_notices
from tresen.mail.models import OutgoingMail, Pickup
from tresen.people.models import Staff
from tresen.tickets.models import Notice

__all__ = ["account", "provider"]
PASSWORD = "Drei Nüsse für Aschenputtel"
NEW = {
    **{"auth": "password", "protocol": "imap", "host": "mx.example.org", "security": "tls"},
    **{"username": "support", "password": "Sesam-öffne-dich"},
    **{"folder": "INBOX", "filed_folder": "Filed", "parked_folder": "Parked"},
}


@pytest.fixture
def some_time_ago(as_ada, ada):
    """Ada signed in, and then went to lunch."""
    cache.clear()
    ada.login.set_password(PASSWORD)
    ada.login.save()
    as_ada.force_login(ada.login)
    password_said(as_ada, ada, at=time.time() - 3600)
    return as_ada


@pytest.fixture
def new_url(house):
    return f"/desk/house/mailboxes/{Mailbox.objects.main().pk}/pickups/new/"


@pytest.fixture
def lea_administers(lea):
    Staff.objects.filter(person=lea).update(role=Staff.Role.ADMINISTRATOR)
    return lea


@pytest.mark.parametrize("said", ["", "falsch"])
def test_an_account_needs_the_own_password_after_a_while(some_time_ago, new_url, said):
    page = some_time_ago.post(new_url, {**NEW, "own_password": said})

    assert list(page.context["form"].errors) == ["own_password", "password"]
    assert "mx.example.org" in page.content.decode()
    assert not Pickup.objects.exists()


def test_no_secret_waits_in_the_session(some_time_ago, new_url):
    some_time_ago.post(new_url, {**NEW, "own_password": "falsch"})

    said = repr(dict(some_time_ago.session))
    assert NEW["password"] not in said
    assert PASSWORD not in said


def test_with_it_the_account_is_kept_and_it_is_asked_no_more(some_time_ago, new_url):
    some_time_ago.post(new_url, {**NEW, "own_password": PASSWORD})

    assert Pickup.objects.get().host == "mx.example.org"
    assert not some_time_ago.get(new_url).context["form"].asked_again


def test_whoever_has_just_signed_in_is_not_asked(as_ada, new_url):
    assert not as_ada.get(new_url).context["form"].asked_again
    as_ada.post(new_url, NEW)

    assert Pickup.objects.exists()


def test_the_sign_in_of_somebody_else_proves_nothing(some_time_ago, new_url, kim):
    password_said(some_time_ago, kim, at=time.time())

    assert some_time_ago.get(new_url).context["form"].asked_again


def test_guessing_is_slow(some_time_ago, new_url):
    for _ in range(10):
        some_time_ago.post(new_url, {**NEW, "own_password": "falsch"})
    page = some_time_ago.post(new_url, {**NEW, "own_password": PASSWORD})

    assert "zu oft versucht" in page.content.decode()
    assert not Pickup.objects.exists()


def test_the_way_to_a_provider_begins_with_the_password(some_time_ago, account, provider):
    url = f"/desk/house/pickups/{account.pk}/consent/"
    asked = some_time_ago.get(url)
    some_time_ago.post(url, {"own_password": PASSWORD})

    assert "leads_to" not in asked.context
    assert some_time_ago.get(url).context["leads_to"]


@pytest.fixture
def promises(some_time_ago):
    form = some_time_ago.get("/desk/house/").context["promise"]
    return {field.html_name: field.value() or "" for field in form}


def test_whom_we_believe_needs_the_password(some_time_ago, promises):
    page = some_time_ago.post("/desk/house/", {**promises, "trusted_authserv_ids": "evil.example"})

    assert list(page.context["promise"].errors) == ["own_password"]
    assert Provider.current().trusted_authserv_ids == []


def test_other_promises_do_not(some_time_ago, promises):
    some_time_ago.post("/desk/house/", {**promises, "phone": "0800 1"})

    assert Provider.current().phone == "0800 1"


MAILBOXES = "/desk/house/mailboxes/"
ELSEWHERE = {"address": "support@evil.example", "name": "Support", "language": "de"}
ELSEWHERE |= {"default_kind": "unsorted"}
NEW_ADDRESS = {**ELSEWHERE, "address": "hilfe@tresen.example"}


def test_where_answers_go_needs_the_password(some_time_ago):
    main = Mailbox.objects.main()
    changed = some_time_ago.post(f"{MAILBOXES}{main.pk}/", ELSEWHERE)
    added = some_time_ago.post(f"{MAILBOXES}new/", {**ELSEWHERE, "speaks": "on"})

    assert list(changed.context["form"].errors) == ["own_password"]
    assert list(added.context["form"].errors) == ["own_password"]
    assert Mailbox.objects.at("support@evil.example") is None


def test_what_else_a_mailbox_is_called_does_not(some_time_ago):
    main = Mailbox.objects.main()
    named = {**ELSEWHERE, "address": main.address, "name": "Hilfe"}
    some_time_ago.post(f"{MAILBOXES}{main.pk}/", named)

    assert Mailbox.objects.main().name == "Hilfe"
    assert not Notice.objects.exists()


def test_where_answers_go_is_told_to_the_others_and_stands_there(some_time_ago, lea_administers):
    said = {**ELSEWHERE, "own_password": PASSWORD}
    some_time_ago.post(f"{MAILBOXES}{Mailbox.objects.main().pk}/", said)
    some_time_ago.post(f"{MAILBOXES}new/", {**NEW_ADDRESS, "speaks": "on"})
    mail_notices(at=Notice.objects.latest("at").at)

    told = OutgoingMail.objects.get(to=lea_administers.email).text
    shown = some_time_ago.get(MAILBOXES).content.decode()
    assert "support@evil.example" in told
    assert "hilfe@tresen.example" in told
    assert "support@evil.example, vorher support@tresen.example" in shown


def test_the_other_administrators_are_told_at_once_whatever_they_chose(
    as_ada, new_url, lea_administers, kim
):
    lea_administers.staff.hear_by("page")
    as_ada.post(new_url, NEW)
    notice = Notice.objects.get()
    mail_notices(at=notice.at)

    assert (notice.person, notice.on_page) == (lea_administers, True)
    letter = OutgoingMail.objects.get()
    assert letter.to == lea_administers.email
    assert "support @ mx.example.org" in letter.text
    assert "/desk/house/mailboxes/" in letter.text
    assert letter.subject
    assert NEW["password"] not in letter.text


def test_what_they_are_told_stands_on_their_page(client, as_ada, new_url, lea_administers):
    as_ada.post(new_url, NEW)
    client.force_login(lea_administers.login)
    page = client.get("/desk/notices/").content.decode()

    assert "support @ mx.example.org" in page
    assert 'href="/desk/house/mailboxes/"' in page


@pytest.mark.parametrize(
    ("servers", "words"),
    [("mx.example.org", "mx.example.org"), ("", "Prüfung")],
)
def test_whom_we_believe_is_told_too(some_time_ago, promises, lea_administers, servers, words):
    Provider.objects.update(trusted_authserv_ids=["old.example"])
    said = {"trusted_authserv_ids": servers, "own_password": PASSWORD}
    some_time_ago.post("/desk/house/", {**promises, **said})
    mail_notices(at=Notice.objects.get().at)

    assert words in OutgoingMail.objects.get().text


def test_who_changed_it_and_who_has_no_say_are_told_nothing(as_ada, new_url, ada, kim):
    as_ada.post(new_url, NEW)

    assert not Notice.objects.filter(person__in=[ada, kim]).exists()


def test_it_stands_beside_a_ticket_in_one_letter(
    as_ada, new_url, lea_administers, mailbox_is_full, erika
):
    as_ada.post(new_url, NEW)
    told = Notice.objects.get()
    mailbox_is_full.nudge(by=erika, at=told.at)
    Notice.objects.update(mail_after=told.at)
    mail_notices(at=told.at)

    letter = OutgoingMail.objects.get(person=lea_administers, kind="notices")
    assert mailbox_is_full.shown_id in letter.subject
    assert "support @ mx.example.org" in letter.text
