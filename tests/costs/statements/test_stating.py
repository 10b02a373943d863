from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import berlin
from tests.scenes import scene
from tests.stated import APRIL, MARCH, MAY, issued_on_time, on, work
from tresen.costs.consents.consenting import Decision, accept_quote
from tresen.costs.models import Pot, Quote, Statement, StatementLine, WorkEntry
from tresen.costs.quotes.line import Line
from tresen.costs.refusing import (
    IssuedAlready,
    LaterMonthIssued,
    MonthNotOver,
    NotForBilling,
    NothingToIssue,
)
from tresen.costs.statements.shown import StatementShown
from tresen.costs.statements.stating import draft, issue, issue_all
from tresen.costs.statements.unstated import customers_of, sums
from tresen.costs.working.logging import correct_work
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db

FEBRUARY = date(2026, 2, 1)


def told(stated):
    return [(line.text, line.net) for line in stated.lines]


def sums_of(statement):
    return [str(each) for each in (statement.net, statement.vat, statement.gross)]


def test_a_draft_says_what_was_done_and_what_it_comes_to(muster, domain_work):
    stated = draft(muster, MARCH)

    assert told(stated) == [("SPF gesetzt.", Decimal("60.00"))]
    assert sums_of(stated.statement) == ["60.00", "11.40", "71.40"]
    assert (stated.worked_seconds, stated.billed_seconds) == (1200, 1800)


def test_a_draft_stores_nothing(muster, domain_work):
    draft(muster, MARCH)

    assert not Statement.objects.exists() and not StatementLine.objects.exists()


def test_it_names_who_agreed_to_what_and_the_proof(muster, domain, domain_work):
    (line,) = draft(muster, MARCH).lines
    consent = domain.consents.get()

    assert (line.person, line.consented_by) == ("Kim Berger", "Erika Mustermann")
    assert (line.consented_at, line.seal) == (consent.at, consent.seal)
    assert (line.price["net"], line.price["increment_seconds"]) == ("30.00", 900)


def test_free_work_is_shown_with_what_it_cost(nordlicht, shop_is_down):
    work(shop_is_down, 45)
    stated = draft(nordlicht, MARCH)

    assert told(stated) == [("SPF gesetzt.", 0)]
    assert stated.lines[0].reason == "kind_is_free"


def test_goodwill_says_why(muster, domain):
    work(domain, 20, goodwill="Unser Versehen")
    (line,) = draft(muster, MARCH).lines

    assert (line.goodwill, line.net, line.billed_seconds) == ("Unser Versehen", 0, 0)


@pytest.mark.parametrize(
    ("month", "texts"), [(FEBRUARY, []), (MARCH, ["Erst"]), (APRIL, ["Erst", "Dann"])]
)
def test_everything_up_to_the_end_of_the_month_is_stated(month, texts, muster, domain):
    work(domain, 15, start=on(3, 31, "12:00"), text="Erst")
    work(domain, 15, start=on(4, 1, "12:00"), text="Dann")

    assert [line.text for line in draft(muster, month).lines] == texts


def test_what_is_issued_is_copied(issued, muster):
    statement = Statement.objects.get()

    assert (statement.number, statement.customer_name) == ("2026-03-10231", "Muster & Söhne OHG")
    assert sums_of(statement) == ["60.00", "11.40", "71.40"]
    assert statement.lines.get().text == "SPF gesetzt."
    assert draft(muster, APRIL).lines == []


def test_names_stay_as_they_were_issued(issued, domain, kim, muster):
    kim.rename("Kim Neu")
    type(muster).objects.filter(pk=muster.pk).update(name="Anders")
    domain.consents.get().words.name = ""
    line = Statement.objects.get().lines.get()

    assert (line.statement.customer_name, line.person) == ("Muster & Söhne OHG", "Kim Berger")


def test_late_work_stands_in_the_next_one_and_says_so(issued, muster, domain):
    work(domain, 30, start=berlin("tue", "11:00"), text="Nachtrag")
    shown = StatementShown(draft(muster, APRIL))

    assert told(shown.stated) == [("Nachtrag", Decimal("60.00"))]
    assert shown.tickets[0].lines[0].marks == ["Aus früherem Monat"]


def test_a_correction_is_taken_off_the_next_one(issued, muster, domain_work, kim):
    correct_work(domain_work, "Vertippt", by=kim, at=on(4, 2))
    after = issued_on_time(muster, APRIL)

    assert told(after) == [("Vertippt", Decimal("-60.00"))]
    assert after.statement.gross == Decimal("-71.40")
    assert after.lines[0].is_correction and after.lines[0].is_late


def test_a_month_that_is_not_over_is_refused(muster, domain_work, sam):
    with pytest.raises(MonthNotOver):
        issue(muster, MARCH, by=sam, at=on(3, 31, "23:59"))


def test_a_month_is_issued_once(issued, muster, domain, sam):
    work(domain, 30, start=berlin("tue", "11:00"))

    with pytest.raises(IssuedAlready, match="im nächsten"):
        issue(muster, MARCH, by=sam, at=on(4, 2))


def test_before_a_later_month_nothing_is_issued_any_more(issued, muster, domain, sam):
    work(domain, 30, start=on(2, 28), goodwill="Unser Versehen")

    assert draft(muster, FEBRUARY).lines == []
    with pytest.raises(LaterMonthIssued):
        issue(muster, FEBRUARY, by=sam, at=on(4, 2))


def test_an_empty_month_makes_no_statement(muster, sam):
    with pytest.raises(NothingToIssue):
        issue(muster, MARCH, by=sam, at=on(4))


@pytest.mark.parametrize("who", ["kim", "erika"])
def test_only_who_bills_issues(who, request, muster, domain_work):
    with pytest.raises(NotForBilling):
        issue(muster, MARCH, by=request.getfixturevalue(who), at=on(4))


def test_everything_is_issued_at_once_and_once(domain_work, shop_is_down, sam):
    work(shop_is_down, 45)

    assert [issue_all(MARCH, by=sam, at=on(4)) for _ in range(2)] == [2, 0]
    assert Statement.objects.count() == 2


@pytest.mark.parametrize("table", [Statement, StatementLine])
def test_the_database_refuses_to_change_what_is_issued(table, issued):
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.update(net=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.all().delete()


def test_prepaid_time_is_stated_with_what_is_left(muster, domain, ada):
    Pot.objects.buy(muster, 3600, valid_from=MARCH, by=ada, at=on(3))
    work(domain, 20)
    work(domain, 15, start=on(4, 1, "12:00"))
    stated = draft(muster, MARCH)

    assert [(line.covered_seconds, line.reason) for line in stated.lines] == [(1800, "prepaid")]
    assert (stated.statement.prepaid_left, stated.statement.net) == (1800, 0)
    assert draft(muster, APRIL).statement.prepaid_left == 900


@pytest.fixture
@scene
def ordered(domain, sam, erika):
    """Muster accepted a quote of 2 × 99.99 € and 50 € with less VAT."""
    lines = [
        Line("Umzug", Decimal(2), Decimal("99.99"), "Postfächer"),
        Line("Handbuch", Decimal(1), Decimal(50), vat_percent=Decimal(7)),
    ]
    terms = {"valid_until": on(3, 20).date(), "by": sam, "at": berlin("mon", "11:00")}
    quote = Quote.objects.write(domain, lines, **terms)
    quote.send(Said("Anbei."), by=sam, at=berlin("mon", "11:05"), today=MARCH)
    accept_quote(quote, Decision(erika, "portal"), by=erika, at=berlin("mon", "12:00"))
    return quote


@pytest.mark.parametrize(
    ("result", "closed_at", "lines"),
    [
        ("solved", on(3, 31, "23:59"), 2),
        ("solved", on(4, 1, "00:00"), 0),
        ("unsolved", on(3, 30), 0),
    ],
)
def test_a_quote_is_charged_once_its_ticket_is_solved(  # noqa: PLR0913
    result, closed_at, lines, ordered, muster, domain, kim
):
    assert draft(muster, MARCH).lines == []
    domain.close(Said("Fertig."), result=result, by=kim, at=closed_at)

    assert len(draft(muster, MARCH).lines) == lines


def test_vat_is_rounded_once_for_each_rate(ordered, muster, domain, kim, sam):
    work(domain, 20, start=berlin("mon", "13:00"))
    domain.close(Said("Fertig."), result="solved", by=kim, at=on(3, 30))
    stated = issue(muster, MARCH, by=sam, at=on(4))

    rates = [(str(each.percent), str(each.net), str(each.vat)) for each in stated.vat_by_rate]
    assert rates == [("7.00", "50.00", "3.50"), ("19.00", "199.98", "38.00")]
    assert [line.reason for line in stated.lines] == ["quoted"] * 3
    assert issue_all(APRIL, by=sam, at=on(5)) == 0


def test_sums_of_many_are_those_of_each(ordered, muster, domain, shop_is_down, kim):
    work(shop_is_down, 45)
    domain.close(Said("Fertig."), result="solved", by=kim, at=on(3, 30))
    customers = list(customers_of(MARCH))
    both = sums(MARCH, customers)

    assert len(customers) == 2
    for customer in customers:
        stated = draft(customer, MARCH)
        assert both[customer.pk]["lines"] == len(stated.lines)
        assert both[customer.pk]["gross"] == stated.statement.gross


def test_a_draft_asks_as_often_for_many_entries_as_for_one(muster, domain, domain_work):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            draft(muster, MARCH)
        return len(asked)

    few = queries()
    for minutes in range(20, 25):
        work(domain, 1, start=berlin("tue", f"11:{minutes}"))

    assert queries() == few


# Each is a life of its own in the database.
EXAMPLES = settings.default.max_examples // 5
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("log"), st.integers(0, 80), st.integers(1, 90)),
        st.tuples(st.just("correct"), st.integers(0, 3), st.just(0)),
        st.tuples(st.just("issue"), st.sampled_from([MARCH, APRIL, MAY]), st.just(0)),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=EXAMPLES)
@given(steps=STEPS)
def test_whatever_happens_each_entry_stands_exactly_once(steps, take):
    with transaction.atomic():
        for step in [*steps, ("issue", MAY, 0), ("issue", date(2026, 6, 1), 0)]:
            take(*step)
        stated = StatementLine.objects.values_list("work", flat=True)
        entries = WorkEntry.objects.all()
        assert sorted(stated) == sorted(entry.pk for entry in entries)
        assert sum(each.net for each in Statement.objects.all()) == sum(e.net for e in entries)
        transaction.set_rollback(True)


@pytest.fixture
def take(muster, domain, kim, sam):
    """take("log", 3, 20), and so on. What is refused changes nothing."""

    def take(step, what, minutes):
        wrong = WorkEntry.objects.filter(corrects=None, counter_entry=None)
        if step == "log":
            work(domain, minutes, start=berlin("mon", "11:00") + timedelta(days=what))
        elif step == "issue":
            with suppress(IssuedAlready, NothingToIssue):
                issue(muster, what, by=sam, at=on(7))
        elif wrong.count() > what:
            correct_work(wrong[what], "Doch nicht", by=kim, at=on(6, 30))

    return take
