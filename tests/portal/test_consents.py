"""The button on the ticket's page: price, words and the highest sum in view."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.costs.consents import consenting
from tresen.costs.consents.consenting import Decision
from tresen.costs.models import Consent
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import correct_work, log_work
from tresen.house.models import Guide
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

KEY = "3f0c1c8e-6f0a-4f7e-9a43-6a3f4c7d9b12"


@pytest.fixture
def opened(bashir, nordlicht):
    def opened(kind="configuration", **more):
        new = NewTicket("SPF", Said("Bitte."), kind=kind, customer=nordlicht, **more)
        return Ticket.open(new, by=bashir, at=timezone.now() - timedelta(hours=2))

    return opened


@pytest.fixture
def agree(as_bashir, page_of):
    """agree(ticket, cap="60"): as the page shows it, sent with its key."""

    def agree(ticket, **more):
        costs = as_bashir.get(page_of(ticket)).context["costs"]
        told = {"row": costs.verdict.price.row, "shown": costs.agreement, "once": KEY, **more}
        return as_bashir.post(page_of(ticket, "consents"), told)

    return agree


@pytest.fixture
def page_with_work(as_bashir, bashir, nordlicht, kim, page_of):
    """page_with_work(20, 5): so many minutes from Monday, 11:00, on what was agreed to before."""
    new = NewTicket("SPF", Said("Bitte."), kind="configuration", customer=nordlicht)
    ticket = Ticket.open(new, by=bashir, at=berlin("mon"))
    decision = Decision(bashir, "portal", cap=Decimal(104))
    consenting.agree(ticket, decision, by=bashir, at=berlin("mon"))

    def page(*minutes, goodwill=""):
        for each in minutes:
            done = Done(berlin("mon", "11:00"), each * 60, "SPF gesetzt.", goodwill=goodwill)
            entries = log_work(ticket, done, by=kim, at=berlin("mon", "17:00"))
        if goodwill:
            correct_work(entries[0], "Vertippt", by=kim, at=berlin("mon", "17:00"))
        return shown(as_bashir, page_of(ticket))

    return page


def shown(client, url):
    return client.get(url).content.decode()


def test_the_page_asks_with_price_and_words(as_bashir, opened, page_of):
    page = shown(as_bashir, page_of(opened()))

    assert "Would you like us to do this for you?" in page
    assert "€26.00 net (€30.94 gross) for each started quarter of an hour" in page
    assert "I agree to the costs for “Configuration”" in page
    assert "I agree to the costs</button>" in page and "I do not agree</button>" in page
    assert "At least €26.00 net (€30.94 gross)." in page


def test_what_one_can_do_oneself_is_said_first(as_bashir, opened, page_of):
    Guide.objects.create(title_de="SPF", title_en="Set SPF", url="https://hilfe.tresen.example/spf")
    page = shown(as_bashir, page_of(opened("self_service")))

    assert page.index("Guide: Set SPF") < page.index("<blockquote>")
    assert "I do not want to do it myself, and I agree" in page and "I will do it myself" in page


@pytest.mark.parametrize("kind", ["fault", "order"])
def test_where_there_is_no_price_it_asks_nothing(as_bashir, opened, page_of, kind):
    assert "/consents/" not in shown(as_bashir, page_of(opened(kind)))


def test_agreeing_is_kept_with_words_way_and_address(agree, opened, bashir, page_of):
    ticket = opened()
    answer = agree(ticket, cap="100")
    consent = ticket.consents.get()

    assert answer.url == f"{page_of(ticket)}#costs"
    assert (consent.person, consent.way, consent.cap) == (bashir, "portal", Decimal(100))
    assert consent.words.sentence.startswith("I agree to the costs for “Configuration”")
    assert consent.words.ip == "127.0.0.1"


def test_the_same_form_sent_twice_is_one_consent(agree, opened):
    ticket = opened()

    assert agree(ticket).url == agree(ticket).url
    assert ticket.consents.count() == 1


def test_the_page_then_tells_who_agreed_and_asks_no_more(as_bashir, agree, opened, page_of):
    ticket = opened()
    agree(ticket, cap="100")
    page, consent = shown(as_bashir, page_of(ticket)), ticket.consents.get()

    assert "Would you like us to do this" not in page
    assert consent.words.sentence in page and f"Seal {consent.short_seal}" in page
    assert "Withdraw the consent" in page


REFUSED = [
    ({"cap": "5"}, 409, "smaller than the smallest price"),
    ({"cap": "viel"}, 400, "Please write a sum"),
    ({"row": "0"}, 409, "The price has changed meanwhile."),
    ({"shown": "I pay nothing."}, 409, "The price has changed meanwhile."),
]


@pytest.mark.parametrize(("changed", "status", "sentence"), REFUSED)
def test_what_cannot_stand_comes_back_with_its_reason(agree, opened, changed, status, sentence):
    page = agree(opened(), **changed)

    assert page.status_code == status
    assert sentence in page.content.decode()
    assert not Consent.objects.exists()


def test_self_service_needs_the_express_words(agree, opened):
    ticket = opened("self_service")
    assert agree(ticket).status_code == 409
    agree(ticket, declined="on")

    assert ticket.consents.get().declined_self_service


def test_who_may_not_agree_reads_who_may(client, otto, erika, muster, page_of):
    new = NewTicket("SPF", Said("Bitte."), kind="configuration", customer=muster)
    ticket = Ticket.open(new, by=otto, at=timezone.now())
    client.force_login(otto.login)
    page = shown(client, page_of(ticket))

    assert "may agree to it: Erika Mustermann." in page and "/consents/" not in page
    answer = client.post(page_of(ticket, "consents"))
    assert answer.status_code == 409
    assert "Only contacts of the customer who may agree to costs" in answer.content.decode()


def test_a_closed_ticket_takes_no_consent(agree, opened, kim):
    ticket = opened()
    ticket.close(Said("Erledigt."), result="solved", by=kim, at=timezone.now())

    assert agree(ticket).status_code == 409


def test_another_customer_finds_nothing(as_erika, opened, page_of):
    assert as_erika.post(page_of(opened(), "consents")).status_code == 404


def test_work_is_listed_as_it_is_charged(page_with_work):
    page_with_work(20)
    page = page_with_work(10, goodwill="Unser Versehen")

    assert "20 min" in page and "€52.00 net (€61.88 gross)" in page
    assert "Goodwill: Unser Versehen" in page
    assert ">Correction</span>" in page and "−10 min" in page
    assert '<progress max="100" value="50"' in page


def test_many_entries_take_as_many_queries_as_one(page_with_work, django_assert_max_num_queries):
    page_with_work(5)
    with django_assert_max_num_queries(40) as for_one:
        page_with_work()
    asked = len(for_one)
    page_with_work(5, 5, 5)

    with django_assert_max_num_queries(asked):
        page_with_work()
