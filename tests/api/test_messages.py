from datetime import timedelta

import pytest

from tests.api.door import faults, statements
from tests.cast import berlin
from tresen.files.models import Attachment
from tresen.tickets.models import Message, Wait
from tresen.tickets.said import Said


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/messages"


def texts(response):
    return [item["text"] for item in response.json()["items"]]


def test_staff_answer(api, kim, path, shop_is_down):
    response = api(kim).post(path, {"text": "**Läuft.**", "audience": "customer"})

    shown = response.json()
    shop_is_down.refresh_from_db()
    assert response.status_code == 201
    assert shown["origin"] == "api" and "<strong>Läuft.</strong>" in shown["html"]
    assert shop_is_down.clock == "reacted" and shop_is_down.owner == kim


def test_staff_ask_and_wait(api, kim, path, shop_is_down):
    body = {"text": "Seit wann?", "audience": "customer", "wait_for_customer": True}

    assert api(kim).post(path, body).status_code == 201
    assert Wait.objects.get().ticket == shop_is_down
    assert api(kim).get(f"tickets/{shop_is_down}").json()["state"] == "waiting"


def test_a_note_stops_no_clock_and_is_for_staff(api, kim, bashir, path, shop_is_down):
    response = api(kim).post(path, {"text": "Geheimnis", "audience": "staff"})

    shop_is_down.refresh_from_db()
    assert response.json()["audience"] == "staff" and shop_is_down.clock == "running"
    assert "Geheimnis" in texts(api(kim).get(path))
    assert "Geheimnis" not in api(bashir).get(path).content.decode()


def test_a_contact_replies(api, bashir, path, shop_is_down):
    response = api(bashir).post(path, {"text": "Geht wieder."})

    assert response.status_code == 201 and response.json()["audience"] == "customer"
    assert shop_is_down.messages.filter(side="customer").count() == 2


@pytest.mark.parametrize(
    ("who", "body", "field"),
    [
        ("bashir@business.example", {"audience": "staff"}, "audience"),
        ("bashir@business.example", {"wait_for_customer": True}, "wait_for_customer"),
        (
            "kim@tresen.example",
            {"audience": "staff", "wait_for_customer": True},
            "wait_for_customer",
        ),
        ("kim@tresen.example", {"audience": "all"}, "audience"),
        ("kim@tresen.example", {"wait_for_customer": "yes"}, "wait_for_customer"),
        ("kim@tresen.example", {"text": " "}, "text"),
        ("kim@tresen.example", {"automatic": True}, "automatic"),
    ],
)
def test_what_makes_no_sense_is_refused_and_named(api, path, who, body, field):
    response = api(who).post(path, {"text": "Ein Wort."} | body)

    assert response.status_code == 422 and set(faults(response)) == {field}
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("bashir@business.example", {}),
        ("kim@tresen.example", {"audience": "customer"}),
        ("kim@tresen.example", {"wait_for_customer": True}),
    ],
)
def test_a_closed_ticket_takes_no_more_words(api, closed, who, body):
    response = api(who).post(f"tickets/{closed}/messages", {"text": "Noch was."} | body)

    assert response.status_code == 409
    assert response.json()["code"] == "ticket_is_closed"


def test_a_closed_ticket_takes_a_note(api, kim, closed):
    body = {"text": "Zur Erinnerung.", "audience": "staff"}

    assert api(kim).post(f"tickets/{closed}/messages", body).status_code == 201


def test_strangers_neither_read_nor_write(api, erika, path):
    assert api(erika).get(path).status_code == 404
    assert api(erika).post(path, {"text": "Hallo"}).status_code == 404


def noted(ticket, words, by):
    """Many notes at once, two in each minute: as rows, because a hundred verbs take long."""
    start = berlin("mon", "11:00")
    ticket.messages.bulk_create(
        Message(
            ticket=ticket,
            author=by,
            side="staff",
            audience="staff",
            origin="portal",
            text=word,
            created_at=start + timedelta(minutes=place // 2),
        )
        for place, word in enumerate(words)
    )


@pytest.mark.parametrize("number", [99, 100, 101])
def test_pages_hold_every_message_once_oldest_first(api, kim, shop_is_down, path, number):
    words = [str(place) for place in range(1, number)]
    noted(shop_is_down, words, by=kim)
    door = api(kim)
    first = door.get(path)
    rest = first.json()["next"] and door.get(f"{path}?cursor={first.json()['next']}")

    assert bool(rest) is (number > 100)
    assert (texts(first) + (texts(rest) if rest else []))[1:] == words


def test_a_page_takes_the_same_queries_however_long_it_is(api, kim, shop_is_down, path):
    door = api(kim)
    few = statements(door, path)
    for minute in range(9):
        file = Attachment.keep("a.txt", b"%d" % minute)
        said = Said("Siehe Anhang.", attachments=(file,))
        shop_is_down.note(said, by=kim, at=berlin("mon", f"11:0{minute}"))

    assert len(few) < 9
    assert len(statements(door, path)) == len(few)


def test_the_html_of_a_mail_is_made_harmless(api, kim, bashir, shop_is_down, path):
    said = Said("Hallo", origin="mail", html="<b>Hallo</b><script>alert(1)</script>")
    shop_is_down.reply(said, by=bashir, at=berlin("mon", "11:00"))

    assert api(kim).get(path).json()["items"][-1]["html"] == "<b>Hallo</b>"


def test_a_mail_is_told_with_what_it_quotes_and_without_pictures_from_elsewhere(
    api, kim, bashir, shop_is_down, path
):
    pictures = '<b>Ja</b><img src="https://a.example/x">'
    said = Said("Ja", "mail", "Ja\n> Läuft es?", "<b>Ja</b>", pictures)
    shop_is_down.reply(said, by=bashir, at=berlin("mon", "11:00"))

    response = api(kim).get(path)
    told = response.json()["items"][-1]
    assert (told["text"], told["full_text"]) == ("Ja", "Ja\n> Läuft es?")
    assert "a.example" not in response.content.decode()
