"""Two connections at once: one decides, the other reads a sentence."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.portal.test_quote_decisions import address_of, decide
from tests.rivals import alone, until_somebody_waits
from tresen.costs.consents.consenting import Decision, accept_quote
from tresen.costs.models import Consent, Quote
from tresen.costs.refusing import QuoteIsSettled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(sam, bashir, person):
    return {"sam": sam, "bashir": bashir, "jule": person("jule@business.example")}


@pytest.fixture
def elsewhere(quote, people):
    """elsewhere("jule", wait): as another process does it, on its own connection."""

    def accept(mine, who):
        accept_quote(mine, Decision(people[who], "portal"), by=people[who], at=timezone.now())

    acts = {
        "bashir": lambda mine: accept(mine, "bashir"),
        "jule": lambda mine: accept(mine, "jule"),
        "sam": lambda mine: mine.withdraw(by=people["sam"], at=timezone.now()),
    }

    @alone
    def do(who, meet=lambda: None):
        mine = Quote.objects.for_page().get(pk=quote.pk)
        meet()
        acts[who](mine)

    return do


@pytest.mark.parametrize("rivals", [("bashir", "jule"), ("bashir", "sam"), ("sam", "bashir")])
def test_who_waited_finds_it_settled(quote, elsewhere, people, rivals):
    first, second = rivals
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            quote.ticket.lock()
            rival = other.submit(elsewhere, second)
            until_somebody_waits()
            settle(quote, first, people)
        error = rival.exception()

    assert isinstance(error, QuoteIsSettled)
    assert Quote.objects.get().state(timezone.localdate()) == (
        "withdrawn" if first == "sam" else "accepted"
    )


def test_all_at_once_only_one_comes_through(quote, elsewhere):
    crowd = ["bashir", "jule", "sam"]
    together = Barrier(len(crowd))
    with ThreadPoolExecutor(len(crowd)) as pool:
        done = [pool.submit(elsewhere, who, together.wait) for who in crowd]
    errors = [each.exception() for each in done if each.exception()]

    assert [type(error) for error in errors] == [QuoteIsSettled] * 2
    settled = Quote.objects.get()
    assert bool(settled.withdrawn_at) is not settled.decisions.exists()


def test_one_link_pressed_twice_at_once_decides_once(quote):
    place, together = address_of(quote), Barrier(2)

    def press(answer):
        together.wait()
        try:
            return decide(place, answer).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(press, ["accept", "decline"]))

    assert sorted(codes) == [200, 410]
    assert Consent.objects.count() == 1


def settle(quote, who, people):
    if who == "sam":
        quote.withdraw(by=people["sam"], at=timezone.now())
    else:
        accept_quote(quote, Decision(people[who], "portal"), by=people[who], at=timezone.now())
