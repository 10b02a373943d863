from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.api.door import statements
from tests.cast import berlin
from tresen.costs.consents.consenting import Decision, agree, refuse
from tresen.costs.models import Pot, PriceList
from tresen.costs.prices.release import release
from tresen.costs.shape import as_json
from tresen.costs.verdicts import costs_of
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.customers.models import Agreement, Customer, SupportLevel
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

QUARTER = "€30.00 net (€35.70 gross) for each started quarter of an hour"


@pytest.fixture
def costs(api):
    """costs("kim@tresen.example", ticket): what the ticket says of its costs."""
    return lambda who, ticket: api(who).get(f"tickets/{ticket}").json()["costs"]


@pytest.fixture
def done(kim, erika):
    """done(ticket, 20): Erika agreed to 100 €, and Kim worked so many minutes."""

    def done(ticket, minutes):
        decision = Decision(erika, "portal", cap=Decimal(100))
        agree(ticket, decision, by=erika, at=berlin("mon", "10:30"))
        work = Done(berlin("mon", "11:00"), minutes * 60, "SPF gesetzt.")
        log_work(ticket, work, by=kim, at=berlin("mon", "12:00"))

    return done


def test_a_fault_says_that_it_is_free(costs, kim, shop_is_down):
    assert costs(kim, shop_is_down) == {
        "verdict": "free",
        "reason": {
            "de": "Kostenfrei: technische Störung Ihres Produkts.",
            "en": "Free of charge: a technical fault of your product.",
        },
        "code": "kind_is_free",
        "net": "0.00",
        "gross": "0.00",
        "currency": "EUR",
        "worked_seconds": 0,
        "billed_seconds": 0,
        "price_list": 1,
        "price": None,
        "consent": None,
        "cap": None,
    }


def test_it_says_what_the_command_line_says(costs, kim, shop_is_down):
    same = as_json(costs_of(shop_is_down, timezone.now()).verdict)

    assert {name: costs(kim, shop_is_down)[name] for name in same} == same


def test_before_the_consent_the_price_is_known(costs, erika, new_domain):
    told = costs(erika, new_domain)

    assert (told["verdict"], told["code"]) == ("consent_needed", "no_consent")
    assert told["price"].pop("text")["en"].startswith(QUARTER)
    assert told["price"] == {
        "net": "30.00",
        "gross": "35.70",
        "unit_seconds": 900,
        "call_out_net": "0.00",
    }


def test_sums_are_those_of_the_ticket_so_far(costs, kim, new_domain, done):
    done(new_domain, 20)
    told = costs(kim, new_domain)

    assert (told["verdict"], told["net"], told["gross"]) == ("charged", "60.00", "71.40")
    assert (told["worked_seconds"], told["billed_seconds"]) == (1200, 1800)
    assert told["cap"] == told["consent"]["cap"] == "100.00"


def test_the_consent_that_counts_is_told(costs, kim, new_domain, done):
    done(new_domain, 5)

    consent = new_domain.consents.get()
    assert costs(kim, new_domain)["consent"] == {
        "person": {"name": "Erika Mustermann", "email": "erika@ondemand.example"},
        "at": "2026-03-02T09:30:00Z",
        "cap": "100.00",
        "way": "portal",
        "seal": consent.seal,
    }


def test_after_a_refusal_there_is_no_consent(costs, kim, erika, new_domain, done):
    done(new_domain, 5)
    refuse(new_domain, Decision(erika, "portal"), by=erika, at=berlin("mon", "12:00"))

    told = costs(kim, new_domain)
    assert (told["consent"], told["cap"], told["net"]) == (None, None, "30.00")


def test_an_order_has_no_price_before_its_quote(api, kim, new_domain):
    told = api(kim).put(f"tickets/{new_domain}/kind", {"kind": "order"}).json()["costs"]

    assert (told["verdict"], told["price"], told["net"]) == ("quote", None, "0.00")


def test_an_emergency_names_its_call_out(api, kim, new_domain):
    told = api(kim).put(f"tickets/{new_domain}/kind", {"kind": "emergency"}).json()["costs"]

    assert (told["price"]["net"], told["price"]["call_out_net"]) == ("45.00", "120.00")


def test_another_kind_answers_with_its_costs(api, kim, new_domain, done):
    done(new_domain, 5)
    told = api(kim).put(f"tickets/{new_domain}/kind", {"kind": "advice"}).json()["costs"]

    assert (told["verdict"], told["code"]) == ("consent_needed", "other_price")


def test_the_newest_list_counts_from_its_day_on(costs, kim, ada, new_domain):
    today = timezone.localdate()
    dearer = PriceList.objects.draft(by=ada, at=berlin("mon"))
    dearer.prices.filter(kind="configuration", level__code="ondemand").update(net=44)
    release(dearer, today, by=ada, at=berlin("mon"), today=today)

    told = costs(kim, new_domain)
    assert (told["price_list"], told["price"]["net"]) == (2, "44.00")


@pytest.fixture
def open_for_many(ada, kim, erika):
    """open_for_many(50): tickets of so many customers, each with an agreement, prepaid time and
    work of their own."""

    def opened(number, first=0):
        for place in range(first, first + number):
            customer = Customer.objects.create(number=f"9{place}", name=f"Kunde {place}")
            _agree_and_buy(customer, ada)
            said = NewTicket("DNS", Said("Bitte."), kind="configuration", customer=customer)
            ticket = Ticket.open(said, by=erika, at=berlin("mon") + timedelta(minutes=place))
            work = Done(berlin("mon", "11:00"), 600, "Gesetzt.")
            log_work(ticket, work, by=kim, at=berlin("mon", "12:00"))

    return opened


def _agree_and_buy(customer, ada):
    level, day = SupportLevel.objects.get(code="business"), berlin("mon").date()
    agreed = Agreement.objects.create(customer=customer, level=level, starts_on=day)
    agreed.prices.create(kind="configuration", mode="charged", net=Decimal(20))
    Pot.objects.buy(customer, 3600, valid_from=day, by=ada, at=berlin("mon", "09:00"))


def test_a_page_of_many_customers_takes_the_queries_of_one_ticket(api, kim, open_for_many):
    door = api(kim)
    open_for_many(1)
    few = statements(door, "tickets")
    open_for_many(4, first=1)
    many = statements(door, "tickets")

    assert {each["costs"]["code"] for each in door.get("tickets").json()["items"]} == {"prepaid"}
    assert many == few


def test_more_decisions_take_no_more_queries(api, kim, new_domain, done, erika):
    door, path = api(kim), "tickets"
    done(new_domain, 5)
    few = statements(door, path)
    for minute in range(5):
        decision = Decision(erika, "portal", cap=Decimal(200))
        agree(new_domain, decision, by=erika, at=berlin("mon", f"13:0{minute}"))

    assert statements(door, path) == few
