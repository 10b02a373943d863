import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.mail.models import OutgoingMail
from tresen.people.models import Address
from tresen.tickets.said import Said


def letters_of(api, who, ticket, rest=""):
    return api(who).get(f"tickets/{ticket.shown_id}/letters{rest}")


def test_each_fact_names_its_letters_and_the_promise_they_keep(api, kim, shop_is_down):
    letter = shop_is_down.letters.get()

    (fact,) = letters_of(api, kim, shop_is_down).json()["items"]
    assert (fact["fact"], fact["at"]) == ("ticket_opened", "2026-03-02T09:00:00Z")
    assert fact["letters"] == [
        {
            "kind": "opened",
            "promise": "P8",
            "to": "bashir@business.example",
            "state": "held",
            "because": "",
            "message_id": letter.rfc_message_id,
            "attempts": 0,
            "repeated": False,
            "last_error": "",
            "next_try_at": None,
            "sent_at": None,
            "acknowledged_at": None,
        }
    ]


def test_what_was_not_written_says_why(api, kim, shop_is_down):
    Address.objects.get(email="bashir@business.example").suffer("no_such", at=berlin("mon"))
    shop_is_down.answer(Said("Bitte warten.", automatic=True), by=kim, at=timezone.now())

    letter = letters_of(api, kim, shop_is_down).json()["items"][-1]["letters"][0]
    assert (letter["state"], letter["because"]) == ("unwritten", "in_vain")
    assert letter["to"] == "bashir@business.example"


@pytest.mark.parametrize("who", ["bashir@business.example", "erika@ondemand.example"])
def test_contacts_see_nothing_of_it(api, shop_is_down, who):
    assert letters_of(api, who, shop_is_down).status_code == 404


def test_it_comes_in_pages_from_the_oldest_fact(api, kim, shop_is_down, monkeypatch):
    monkeypatch.setattr("tresen.api.letters.SIZE", 1)
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=timezone.now())
    first = letters_of(api, kim, shop_is_down).json()
    second = letters_of(api, kim, shop_is_down, f"?cursor={first['next']}").json()

    facts = [page["items"][0]["fact"] for page in (first, second)]
    assert facts == ["ticket_opened", "staff_answered"]
    assert second["next"] is None


def test_the_number_of_queries_does_not_grow(api, kim, shop_is_down, django_assert_max_num_queries):
    for words in ("Eins", "Zwei", "Drei"):
        shop_is_down.answer(Said(words), by=kim, at=timezone.now())
    door = api(kim)

    with django_assert_max_num_queries(10):
        door.get(f"tickets/{shop_is_down.shown_id}/letters")
    assert OutgoingMail.objects.count() == 4
