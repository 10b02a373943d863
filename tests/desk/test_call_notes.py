import uuid

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.tickets.models import Event
from tresen.tickets.said import Said


@pytest.fixture
def log(as_kim, shop_is_down, page):
    """Sums up a call on the ticket about the shop."""
    return lambda text, **chosen: as_kim.post(
        page(shop_is_down, "calls/"), {"text": text, "once": str(uuid.uuid4()), **chosen}
    )


def test_a_summary_that_is_sent_is_an_answer(log, shop_is_down, kim):
    response = log("Der Shop läuft wieder.", sent="yes")

    message = shop_is_down.messages.latest("id")
    assert response["Location"].endswith(f"#message-{message.pk}")
    assert (message.origin, message.is_public, message.author) == ("phone", True, kim)
    assert shop_is_down.events.filter(kind=Event.Kind.ANSWER_DELIVERED, message=message).exists()


def test_a_summary_that_is_not_sent_is_a_note_and_stops_no_clock(log, shop_is_down):
    log("Er ruft später wieder an.")

    message = shop_is_down.messages.latest("id")
    assert (message.origin, message.is_public) == ("phone", False)
    assert shop_is_down.events.last().kind == Event.Kind.NOTE_WRITTEN
    shop_is_down.refresh_from_db()
    assert shop_is_down.clock == "running"


def test_it_tells_who_called_in_the_language_of_who_reads_it(log, shop_is_down, bashir, kim):
    type(bashir).objects.filter(pk=bashir.pk).update(language="en")
    log("It works again.", sent="yes", caller=bashir.pk)
    assert shop_is_down.messages.latest("id").text == (
        "Phone call with Bashir Nordmann.\n\nIt works again."
    )

    log("Er meldet sich.", caller=bashir.pk)
    assert "Bashir Nordmann" in shop_is_down.messages.latest("id").text


@pytest.mark.parametrize("sent", [{}, {"sent": "yes"}])
@pytest.mark.parametrize("caller", ["", "x", "0", "9" * 30])
def test_somebody_else_may_have_called(log, shop_is_down, caller, sent):
    log("Die Bank rief an.", caller=caller, **sent)

    told = shop_is_down.messages.latest("id").text
    assert told == "Telefonat mit einer anderen Person.\n\nDie Bank rief an."


def test_who_else_called_is_named_as_typed(log, shop_is_down):
    log("Die Bank rief an.", caller="", other="Herr  *Groß*, Bank", sent="yes")

    told = shop_is_down.messages.latest("id").text
    assert told == "Telefonat mit Herr Groß, Bank.\n\nDie Bank rief an."


def test_a_reader_who_was_chosen_needs_no_other_name(log, shop_is_down, bashir):
    log("Läuft.", caller=bashir.pk, other="Die Bank")

    assert shop_is_down.messages.latest("id").text.startswith("Telefonat mit Bashir Nordmann.")


def test_a_contact_of_another_customer_did_not_call(log, shop_is_down, erika):
    log("Erika war es nicht.", caller=erika.pk)

    assert "Mustermann" not in shop_is_down.messages.latest("id").text


def test_a_name_is_no_markdown(log, shop_is_down, bashir):
    bashir.rename("[Bashir](https://böse.example) *N*")
    log("Rief an.", sent="yes", caller=bashir.pk)

    assert "<em>" not in shop_is_down.messages.latest("id").html
    assert ">Bashir<" not in shop_is_down.messages.latest("id").html


@pytest.mark.parametrize("words", [" ", "\u200b\u2800"])
@pytest.mark.parametrize("sent", [{}, {"sent": "yes"}])
def test_a_call_without_words_is_refused(log, shop_is_down, bashir, sent, words):
    response = log(words, caller=bashir.pk, **sent)

    assert response.status_code == 400
    assert shop_is_down.messages.count() == 1


def test_what_was_chosen_comes_back_with_the_refused_words(log, shop_is_down, bashir):
    seen = shop_is_down.messages.get().pk
    shop_is_down.reply(Said("Geht wieder!"), by=bashir, at=shop_is_down.opened_at)
    refused = log("Moment.", seen=seen, caller="", other="Die Bank").content.decode()
    form = refused.split('data-kind="call"')[1].split("</form>")[0]

    assert ">Moment.</textarea>" in form
    assert 'name="other" value="Die Bank"' in form
    assert "selected" not in form.split('name="caller"')[1].split("</select>")[0]


def test_two_buttons_say_who_will_read_it_and_the_first_sends_nothing(as_kim, shop_is_down, page):
    shown = as_kim.get(page(shop_is_down, "?write=call")).content.decode()
    form = shown.split('data-kind="call"')[1].split("</form>")[0]

    assert form.index("Nur festhalten") < form.index("An Bashir Nordmann senden")
    assert 'name="sent" value="yes">An Bashir Nordmann senden' in form
    assert f'<option value="{shop_is_down.contact_id}" selected>' in form


def test_a_closed_ticket_takes_no_sent_summary(log, shop_is_down, kim):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=berlin("mon", "11:00"))

    assert log("Noch etwas.", sent="yes").status_code == 409
    assert log("Er bedankt sich.").status_code == 302


def test_the_ticket_tells_that_its_contact_was_known_by_pin(as_kim, shop_is_down, kim, page):
    contact, now = shop_is_down.contact.contacts.get(), timezone.now()
    contact.customer.check_pin(contact.make_pin(by=contact.person, at=now), by=kim, at=now)

    assert as_kim.get(page(shop_is_down)).context["known"].contact == contact


@pytest.fixture
def in_english(client):
    client.cookies["language"] = "en"


def test_both_sides_read_that_it_was_on_the_phone(log, client, shop_is_down, in_english, page):
    log("Der Shop läuft.", sent="yes")
    for_staff = client.get(page(shop_is_down)).content.decode()
    client.force_login(shop_is_down.contact.login)
    for_customer = client.get(f"/tickets/{shop_is_down.shown_id}/").content.decode()

    assert "by phone" in for_staff
    assert "by phone" in for_customer
