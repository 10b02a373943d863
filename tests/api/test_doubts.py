"""Messages in doubt: who speaks for the customer confirms them, or says that they are foreign."""

import pytest
from django.utils import timezone

from tests.api.door import faults
from tests.cast import berlin
from tresen.people.models import Person, Token
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"


@pytest.fixture
def heard(shop_is_down):
    petra = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    said = Said("Bei mir auch.", origin="mail")
    return shop_is_down.file_third_party(said, by=petra, at=berlin("mon", "11:00"))


@pytest.fixture
def path(shop_is_down):
    return lambda noun: f"tickets/{shop_is_down}/{noun}"


def test_a_contact_is_told_what_is_in_doubt(api, path, heard):
    (item,) = api(BASHIR).get(path("doubts")).json()["items"]

    assert (item["message"], item["email"]) == (heard.pk, "petra@elsewhere.example")
    assert (item["excerpt"], item["in_your_name"]) == ("Bei mir auch.", False)


def test_the_messages_do_not_tell_of_it(api, path, heard):
    texts = [item["text"] for item in api(BASHIR).get(path("messages")).json()["items"]]

    assert "Bei mir auch." not in texts


@pytest.mark.parametrize("who", [BASHIR, "kim@tresen.example"])
def test_confirmed_it_is_answered_as_a_message(api, path, heard, who):
    answer = api(who).post(path("admissions"), {"message": heard.pk})

    assert answer.status_code == 201
    assert (answer.json()["id"], answer.json()["audience"]) == (heard.pk, "customer")


def test_history_is_let_in_only_where_it_is_said(api, path, heard, shop_is_down):
    answer = api(BASHIR).post(path("admissions"), {"message": heard.pk, "history": True})

    assert answer.status_code == 201
    assert shop_is_down.participants.get(person=heard.author).reads_since is None


def test_who_was_let_in_reads_nothing_of_before(api, path, heard):
    api(BASHIR).post(path("admissions"), {"message": heard.pk})
    door = api("petra@elsewhere.example")
    items = door.get(path("messages")).json()["items"]

    assert [item["id"] for item in items] == [heard.pk]
    assert len(api(BASHIR).get(path("messages")).json()["items"]) == 2


def test_nor_does_a_later_mail_quote_it_to_them(api, path, heard, shop_is_down, bashir):
    api(BASHIR).post(path("admissions"), {"message": heard.pk})
    said = Said("Ja.", full_text="Ja.\n\n> Geheim.", html="<p>Geheim.</p>", origin="mail")
    shop_is_down.reply(said, by=bashir, at=timezone.now())
    item = api("petra@elsewhere.example").get(path("messages")).json()["items"][-1]

    assert (item["text"], item["full_text"], item["html"]) == ("Ja.", "", "")


def test_denied_it_is_asked_about_no_more(api, path, heard, shop_is_down):
    door = api(BASHIR)
    answer = door.post(path("denials"), {"message": heard.pk})

    assert (answer.status_code, answer.json()["message"]) == (201, heard.pk)
    assert door.get(path("doubts")).json()["items"] == []
    assert shop_is_down.messages.awaiting_admission().get() == heard


@pytest.mark.parametrize("noun", ["admissions", "denials"])
def test_what_is_not_in_doubt_is_refused(api, path, shop_is_down, noun):
    answer = api(BASHIR).post(path(noun), {"message": shop_is_down.first_message.pk})

    assert (answer.status_code, list(faults(answer))) == (422, ["message"])


@pytest.mark.parametrize("noun", ["admissions", "denials"])
def test_a_closed_ticket_says_so(api, path, heard, kim, noun):
    heard.ticket.close(Said("Gut."), result="solved", by=kim, at=berlin("mon", "12:00"))
    answer = api(BASHIR).post(path(noun), {"message": heard.pk})

    assert (answer.status_code, answer.json()["code"]) == (409, "ticket_is_closed")


@pytest.mark.parametrize("noun", ["admissions", "denials"])
def test_no_program_stands_for_anybody(api, path, heard, noun):
    door = api(BASHIR)
    Token.objects.update(is_program=True)
    answer = door.post(path(noun), {"message": heard.pk})

    assert (answer.status_code, answer.json()["code"]) == (409, "not_a_person")


def test_staff_admit_or_leave_it(api, path, heard):
    answer = api("kim@tresen.example").post(path("denials"), {"message": heard.pk})

    assert (answer.status_code, answer.json()["code"]) == (409, "not_for_staff")
