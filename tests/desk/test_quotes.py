"""Sales writes quotes on tickets, sends them, and sees what became of them (promise P4)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.costs.offering import SETUP, lines
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, accept_quote
from tresen.costs.models import Quote
from tresen.costs.quotes.sending import send_quote
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

LIST = "/desk/quotes/"


@pytest.fixture
@scene
def order(bashir, nordlicht):
    new = NewTicket("Zweiter Webserver", Said("Bitte anbieten."), kind="order", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


@pytest.fixture
def draft(order, sam):
    return draft_on(order, sam)


def draft_on(order, sam):
    now = timezone.now()
    terms = {"valid_until": timezone.localdate(now) + timedelta(days=14)}
    rows = lines(SETUP)
    return Quote.objects.write(order, rows, by=sam, at=now, planned_seconds=8 * 3600, **terms)


@pytest.fixture
@scene
def sent(draft, sam):
    send_quote(draft, "Anbei unser Angebot.", by=sam, at=timezone.now())
    return Quote.objects.get(pk=draft.pk)


@pytest.fixture
def accepted(sent, bashir):
    accept_quote(sent, Decision(bashir, "portal"), by=bashir, at=timezone.now())
    return sent


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    client.cookies["language"] = "de"
    return client


def posted(*rows, **more):
    """A form with these lines: text, quantity, unit, price and VAT."""
    names = ("text", "quantity", "unit", "unit_net", "vat_percent")
    fields = {
        f"line-{place}-{name}": value
        for place, row in enumerate(rows)
        for name, value in zip(names, row, strict=True)
    }
    count = {"line-TOTAL_FORMS": len(rows), "line-INITIAL_FORMS": 0}
    until = timezone.localdate() + timedelta(days=14)
    return {**fields, **count, "valid_until": until.isoformat(), **more}


SERVER = ("Webserver", "1", "Monat", "1.200,50", "19")
EMPTY = ("", "1", "", "", "19")


def test_a_quote_begins_on_a_ticket_and_is_valid_for_two_weeks(as_sam, order, page):
    shown = as_sam.get(page(order, "quotes/new/")).content.decode()

    until = timezone.localdate() + timedelta(days=14)
    assert f'value="{until.isoformat()}"' in shown
    assert shown.count('name="line-2-text"') == 1 and 'name="line-3-text"' not in shown
    assert not order.quotes.exists()


def test_its_lines_are_written_down_as_a_draft(as_sam, order, page):
    rows = [SERVER, EMPTY, ("Rabatt", "1", "", "-100", "")]
    more = {"planned_seconds": "8 h", "intro": "Gern:", "outro": "Danke."}
    answer = as_sam.post(page(order, "quotes/new/"), posted(*rows, **more))

    quote = order.quotes.get()
    assert answer.url == f"/desk/quotes/{quote.pk}/"
    told = [(each.text, each.unit_net, each.vat_percent) for each in quote.lines.all()]
    assert told == [("Webserver", Decimal("1200.50"), 19), ("Rabatt", -100, 19)]
    assert (quote.planned_seconds, quote.intro, quote.outro) == (8 * 3600, "Gern:", "Danke.")


def test_sent_twice_it_is_written_once(as_sam, order, page):
    form = posted(SERVER, once="8d9ffa4e-4c9d-4a4b-9a5d-3e3c5b6f7a80")
    first = as_sam.post(page(order, "quotes/new/"), form)

    assert as_sam.post(page(order, "quotes/new/"), form).url == first.url
    assert order.quotes.count() == 1


def test_more_lines_keep_what_was_typed_and_add_it_up(as_sam, order, page):
    typed = posted(SERVER, EMPTY, more="yes", intro="Noch ohne Ende", valid_until="")
    shown = as_sam.post(page(order, "quotes/new/"), typed).content.decode()

    assert 'value="1.200,50"' in shown and "Noch ohne Ende" in shown
    assert 'name="line-3-text"' in shown and 'name="line-4-text"' not in shown
    assert "1.428,60\xa0€" in shown and "errorlist" not in shown
    assert not order.quotes.exists()


WRONG = [
    (("Server", "0", "", "10", "19"), "Bitte schreiben Sie mehr als 0."),
    (("Server", "1", "", "viel", "19"), "Bitte schreiben Sie einen Betrag"),
    (("Server", "1", "", "99999999", "19"), "zu groß"),
    (("Server", "1", "", "10", "100"), "zu groß"),
    (("", "1", "", "10", "19"), "Bitte ausfüllen"),
    (("Server", "1", "", "", "19"), "Bitte ausfüllen"),
    (("Server", "", "", "10", "19"), "Bitte ausfüllen"),
    (("Rabatt", "1", "", "-10", "19"), "darf nicht negativ sein"),
]


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_what_cannot_be_read_comes_back_with_a_reason(as_sam, order, page, row, said):
    answer = as_sam.post(page(order, "quotes/new/"), posted(row))

    assert answer.status_code in (400, 409)
    assert said in answer.content.decode()
    assert not order.quotes.exists()


@pytest.mark.parametrize("days", [-1, 400])
def test_it_ends_neither_in_the_past_nor_in_years(as_sam, order, page, days):
    until = timezone.localdate() + timedelta(days=days)
    answer = as_sam.post(page(order, "quotes/new/"), posted(SERVER, valid_until=until.isoformat()))

    assert answer.status_code == 400


def test_more_lines_than_a_form_can_hold_are_refused(as_sam, order, page):
    count = {"line-TOTAL_FORMS": "100000"}
    answer = as_sam.post(page(order, "quotes/new/"), {**posted(*[SERVER] * 30), **count})

    assert answer.status_code == 400


def test_a_draft_is_changed_until_it_is_sent(as_sam, draft):
    place = f"{LIST}{draft.pk}/"
    assert "Einrichtung 1" in as_sam.get(place).content.decode()
    onwards = as_sam.post(place, posted(SERVER, onwards="yes"))

    assert onwards.url == f"{place}sending/"
    assert [line.text for line in draft.lines.all()] == ["Webserver"]


def test_without_a_line_it_does_not_go_on(as_sam, draft):
    answer = as_sam.post(f"{LIST}{draft.pk}/", posted(onwards="yes"))

    assert answer.status_code == 409
    assert "mindestens eine Position" in answer.content.decode()


def test_what_was_sent_meanwhile_is_not_changed(as_sam, sent):
    answer = as_sam.post(f"{LIST}{sent.pk}/", posted(SERVER))

    assert answer.status_code == 409
    assert "Dieses Angebot ist gesendet" in answer.content.decode()


def test_before_it_goes_out_it_is_seen_as_the_customer_will_read_it(as_sam, draft):
    shown = as_sam.get(f"{LIST}{draft.pk}/sending/").content.decode()

    for told in (
        "480,00\xa0€",
        "571,20\xa0€",
        "Guten Tag Bashir Nordmann",
        "Bashir Nordmann, Jule",
    ):
        assert told in shown
    assert Quote.objects.get().sent_at is None


def test_it_goes_out_with_words_and_its_pdf(as_sam, draft, order):
    answer = as_sam.post(f"{LIST}{draft.pk}/sending/", {"text": "Gern biete ich an."})

    message = order.messages.get(side="staff")
    assert answer.url == f"/desk/tickets/{order.shown_id}/#message-{message.pk}"
    assert message.attachments.get().filename == f"Angebot {draft.number}.pdf"
    assert order.letters.get(kind="quote").message == message


def test_without_words_it_stays(as_sam, draft):
    answer = as_sam.post(f"{LIST}{draft.pk}/sending/", {"text": " "})

    assert answer.status_code == 400
    assert Quote.objects.get().sent_at is None


def test_sent_a_second_time_the_page_says_that_it_is_out(as_sam, sent):
    answer = as_sam.post(f"{LIST}{sent.pk}/sending/", {"text": "Noch einmal."})

    assert answer.status_code == 409
    assert as_sam.get(f"{LIST}{sent.pk}/sending/").url == f"{LIST}{sent.pk}/"


def test_its_pdf_is_the_one_that_was_sent(as_sam, sent):
    answer = as_sam.get(f"{LIST}{sent.pk}/pdf/")

    assert answer.content == bytes(sent.message.attachments.get().blob.data)
    assert answer["Content-Type"] == "application/pdf"


def test_withdrawn_it_can_be_offered_anew(as_sam, sent):
    assert as_sam.post(f"{LIST}{sent.pk}/withdrawal/").status_code == 302
    answer = as_sam.post(f"{LIST}{sent.pk}/copy/")

    anew = Quote.objects.latest("id")
    assert answer.url == f"{LIST}{anew.pk}/"
    assert (anew.state(timezone.localdate()), anew.net) == ("draft", sent.net)


def test_what_was_accepted_is_not_withdrawn(as_sam, accepted):
    answer = as_sam.post(f"{LIST}{accepted.pk}/withdrawal/")

    assert answer.status_code == 409
    assert "nicht mehr offen" in answer.content.decode()


def test_what_is_done_is_held_against_it(as_sam, accepted, kim, page):
    accept = accepted.decisions.get().at
    done = Done(accept, 200 * 60, "Server eingerichtet.")
    log_work(accepted.ticket, done, by=kim, at=accept + timedelta(minutes=200))

    told = "3\xa0Std 20\xa0min von geplanten 8\xa0Std gearbeitet, bei 480,00\xa0€ netto."
    assert told in as_sam.get(f"{LIST}{accepted.pk}/").content.decode()
    assert told in as_sam.get(LIST).content.decode()
    assert told in as_sam.get(page(accepted.ticket)).content.decode()


STATES = {"draft": "draft", "open": "sent", "accepted": "accepted"}


@pytest.mark.parametrize("state", STATES)
def test_the_list_shows_one_state_or_all(as_sam, request, state):
    quote = request.getfixturevalue(STATES[state])

    assert quote.number in as_sam.get(LIST).content.decode()
    assert quote.number in as_sam.get(LIST, {"state": state}).content.decode()
    others = [each for each in STATES if each != state] + ["declined", "expired", "withdrawn"]
    shown = [each for each in others if as_sam.get(LIST, {"state": each}).context["rows"]]
    assert shown == []


def test_a_state_that_there_is_not_is_not_found(as_sam, house):
    assert as_sam.get(LIST, {"state": "lost"}).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many_page_by_page(as_sam, draft, order, sam):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            as_sam.get(LIST)
        return len(asked)

    few = queries()
    for _ in range(51):
        draft_on(order, sam)

    assert queries() == few < 12
    first = as_sam.get(LIST).context["page"]
    assert len(first) == 50
    assert len(as_sam.get(LIST, {"after": first.next}).context["rows"]) == 2


def test_agents_read_what_they_may_not_write(as_kim, draft, page):
    place = f"{LIST}{draft.pk}/"
    shown = as_kim.get(place).content.decode()

    assert draft.number in shown and "<textarea" not in shown
    assert as_kim.get(f"{place}pdf/").status_code == 200
    assert draft.number in as_kim.get(page(draft.ticket)).content.decode()
    denied = [as_kim.post(f"{place}{rest}") for rest in ("", "sending/", "withdrawal/", "copy/")]
    denied += [as_kim.get(page(draft.ticket, "quotes/new/"))]
    assert {answer.status_code for answer in denied} == {404}


MENU = [("sam", True), ("lea", True), ("ada", True), ("kim", False)]


@pytest.mark.parametrize(("who", "is_led_there"), MENU)
def test_who_may_write_quotes_is_led_to_them(client, person, order, who, is_led_there):
    client.force_login(person(f"{who}@tresen.example").login)
    shown = client.get(f"/desk/tickets/{order.shown_id}/").content.decode()

    assert (f'href="{LIST}"' in shown) is is_led_there
    assert (f"/{order.shown_id}/quotes/new/" in shown) is is_led_there


def test_a_closed_ticket_takes_no_quote(as_sam, draft, order, kim, page):
    order.close(Said("Doch nicht."), result="withdrawn", by=kim, at=timezone.now())

    assert as_sam.post(page(order, "quotes/new/"), posted(SERVER)).status_code == 409
    assert as_sam.post(f"{LIST}{draft.pk}/sending/", {"text": "Bitte."}).status_code == 400
    assert page(order, "quotes/new/") not in as_sam.get(page(order)).content.decode()


def test_nobody_to_accept_it_is_said_in_time(as_sam, draft, nordlicht):
    nordlicht.contacts.update(may_consent=False)

    assert "darf derzeit niemand" in as_sam.get(f"{LIST}{draft.pk}/sending/").content.decode()
