"""An accepted quote is the consent: work is held against it, whatever the ticket becomes."""

import pytest

from tests.cast import berlin
from tests.costs.offering import SETUP, lines, offer
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, accept_quote, agree, decline_quote, refuse
from tresen.costs.models import Quote
from tresen.costs.refusing import (
    ConsentCameLater,
    ConsentMissing,
    NothingToAgreeTo,
    QuoteMissing,
)
from tresen.costs.verdicts import costs_of

pytestmark = pytest.mark.django_db
NOW = berlin("mon", "16:00")


@pytest.fixture
@scene
def sent(quote, sam):
    offer(quote, by=sam, at=berlin("mon", "11:05"))
    return quote


@pytest.fixture
@scene
def accepted(sent, bashir):
    accept_quote(sent, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:10"))
    return sent


def verdict(ticket):
    found = costs_of(type(ticket).objects.get(pk=ticket.pk), NOW).verdict
    return found.code, found.reason


def test_its_work_is_written_down_and_costs_nothing_more(accepted, order, logged):
    (entry,) = logged(order, 200, berlin("mon", "11:30"))

    assert (entry.quote, entry.consent) == (accepted, accepted.decisions.get())
    assert (entry.net, entry.billed_seconds, entry.worked_seconds) == (0, 0, 200 * 60)
    assert costs_of(order, NOW).cap == accepted.net


def test_work_from_before_is_not_covered(accepted, order, logged):
    with pytest.raises(ConsentCameLater):
        logged(order, 20, berlin("mon", "11:00"))


ENDINGS = {
    "sent": lambda quote, sam, bashir: None,
    "declined": lambda quote, sam, bashir: decline_quote(
        quote, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:10")
    ),
    "withdrawn": lambda quote, sam, bashir: quote.withdraw(by=sam, at=berlin("mon", "11:10")),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_quote_that_nobody_accepted_lets_nothing_be_charged(sent, cast, logged, ending):
    ENDINGS[ending](sent, *cast)
    with pytest.raises(QuoteMissing):
        logged(sent.ticket, 20, berlin("mon", "11:30"))

    assert verdict(sent.ticket) == ("quote", "needs_quote")


@pytest.fixture
def cast(sam, bashir):
    return sam, bashir


@pytest.fixture
def entry_as(accepted, order, kim, logged):
    """entry_as("fault"): what was an order becomes that, and then Kim works on it."""

    def entry_as(kind):
        order.sort_as(kind, by=kim, at=berlin("mon", "11:20"))
        (entry,) = logged(order, 20, berlin("mon", "11:30"))
        return entry

    return entry_as


@pytest.mark.parametrize("kind", ["configuration", "self_service", "emergency", "order"])
def test_what_costs_money_by_itself_is_covered_by_the_quote(entry_as, accepted, kind):
    entry = entry_as(kind)

    assert verdict(accepted.ticket) == ("charged", "quoted")
    assert (entry.net, entry.quote) == (0, accepted)


@pytest.mark.parametrize(
    ("kind", "reason"), [("fault", "kind_is_free"), ("unsorted", "not_sorted")]
)
def test_what_is_free_is_held_against_no_quote(entry_as, accepted, kind, reason):
    entry = entry_as(kind)

    assert verdict(accepted.ticket) == ("free", reason)
    assert (entry.net, entry.quote) == (0, None)


def test_what_the_agreement_includes_stays_included(sam, yuki, kim, logged, order):
    order.place_with(yuki.contacts.get().customer, by=kim, at=berlin("mon", "10:30"))
    order.sort_as("advice", by=kim, at=berlin("mon", "10:31"))
    written = Quote.objects.write(order, lines(SETUP), by=sam, at=NOW, valid_until=NOW.date())
    offer(written, by=sam, at=berlin("mon", "10:40"))
    order.participants.create(person=yuki, added_by=kim, added_at=NOW)
    accept_quote(written, Decision(yuki, "portal"), by=yuki, at=berlin("mon", "10:41"))

    assert verdict(order) == ("included", "level_includes")


@pytest.fixture
def second(accepted, order, sam):
    another = Quote.objects.write(
        order, lines(("1", "50.00")), by=sam, at=NOW, valid_until=accepted.valid_until
    )
    offer(another, by=sam, at=berlin("mon", "11:40"))
    return another


def test_no_to_another_quote_leaves_the_accepted_one(accepted, second, order, bashir, logged):
    decline_quote(second, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:41"))

    assert logged(order, 20, berlin("mon", "12:00"))[0].quote == accepted


def test_yes_to_another_quote_is_what_work_is_held_against_from_then_on(
    second, order, bashir, logged
):
    accept_quote(second, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:41"))

    assert logged(order, 20, berlin("mon", "12:00"))[0].quote == second


def test_no_to_a_quote_takes_back_no_yes_to_a_price(sent, order, bashir, kim, logged):
    order.sort_as("configuration", by=kim, at=berlin("mon", "11:06"))
    yes = Decision(bashir, "portal")
    agree(order, yes, by=bashir, at=berlin("mon", "11:07"))
    decline_quote(sent, yes, by=bashir, at=berlin("mon", "11:08"))

    assert logged(order, 10, berlin("mon", "12:00"))[0].net == 26


@pytest.mark.parametrize("answer", [agree, refuse])
def test_beside_an_accepted_quote_there_is_no_price_to_decide_about(
    accepted, order, bashir, kim, answer
):
    order.sort_as("configuration", by=kim, at=berlin("mon", "11:20"))
    with pytest.raises(NothingToAgreeTo):
        answer(order, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:21"))

    assert verdict(order) == ("charged", "quoted")


def test_no_to_a_price_leaves_what_is_accepted_later(sent, order, bashir, kim):
    order.sort_as("configuration", by=kim, at=berlin("mon", "11:06"))
    refuse(order, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:07"))
    accept_quote(sent, Decision(bashir, "portal"), by=bashir, at=berlin("mon", "11:08"))

    assert verdict(order) == ("charged", "quoted")


def test_with_another_customer_nothing_is_agreed_any_more(accepted, order, muster, kim, logged):
    order.place_with(muster, by=kim, at=berlin("mon", "11:20"))
    with pytest.raises(ConsentMissing):
        logged(order, 20, berlin("mon", "11:30"))
