"""Two service days before a quote ends, its reader is told: once."""

from datetime import date, datetime, timedelta

import pytest

from tests.cast import BERLIN, berlin
from tests.costs.offering import offer
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, decline_quote
from tresen.costs.models import Quote
from tresen.costs.quotes.reminding import remind_of_quotes, reminder_at
from tresen.hours.models import default_calendar
from tresen.people.models import Person
from tresen.tickets.models import Event

pytestmark = pytest.mark.django_db
# Friday, 13 March is two service days before the quote's last day, a Tuesday.
DUE = datetime(2026, 3, 13, 9, tzinfo=BERLIN)


@pytest.fixture
@scene
def open_quote(quote, sam):
    quote.change(list(quote.lines.all()), by=sam, at=DUE, valid_until=date(2026, 3, 17))
    offer(quote, by=sam, at=berlin("mon", "12:00"))
    return quote


def remind(at):
    remind_of_quotes(now=at, by=Person.objects.system())
    return Event.objects.filter(kind=Event.Kind.QUOTE_REMINDED).count()


LAST_DAYS = [
    ("2026-03-11", "2026-03-09"),
    ("2026-03-10", "2026-03-06"),
    ("2026-03-09", "2026-03-05"),
    ("2026-03-08", "2026-03-05"),
    # Good Friday and Easter Monday: Thursday, and Wednesday before it.
    ("2026-04-07", "2026-04-01"),
]


@pytest.mark.parametrize(("last", "told"), LAST_DAYS)
def test_somebody_can_still_be_asked(house, last, told):
    at = reminder_at(date.fromisoformat(last), default_calendar().hours())

    assert at.astimezone(BERLIN).isoformat()[:16] == f"{told}T09:00"


def test_without_service_days_those_of_the_week_count(house):
    calendar = default_calendar()
    rules = {**calendar.newest().rules(), "weekly": [[] for _ in range(7)]}
    calendar.revise(by=Person.objects.system(), at=DUE, **rules)

    assert reminder_at(date(2026, 3, 11), default_calendar().hours()).date() == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("minutes", "count"), [(-1, 0), (0, 1), (60, 1), (4 * 24 * 60, 1), (5 * 24 * 60, 0)]
)
def test_from_that_opening_until_the_quote_is_over(open_quote, minutes, count):
    assert remind(DUE + timedelta(minutes=minutes)) == count


def test_a_single_time(open_quote):
    remind(DUE)

    assert remind(DUE + timedelta(hours=1)) == 1


def test_it_is_a_letter_with_a_way_to_decide(open_quote):
    remind(DUE)
    letter = open_quote.ticket.letters.get(kind="quote_ends")

    assert letter.to == "bashir@business.example"
    assert open_quote.number in letter.text and "/decisions/" in letter.text
    assert Quote.objects.get().reminded_at == DUE


def test_who_has_just_received_it_is_left_alone(quote, sam):
    offer(quote, by=sam, at=DUE)

    assert remind(DUE + timedelta(hours=1)) == 0


SETTLED = {
    "draft": lambda quote, sam, bashir: None,
    "withdrawn": lambda quote, sam, bashir: (
        offer(quote, by=sam, at=berlin("mon", "12:00")),
        quote.withdraw(by=sam, at=berlin("tue")),
    ),
    "declined": lambda quote, sam, bashir: (
        offer(quote, by=sam, at=berlin("mon", "12:00")),
        decline_quote(quote, Decision(bashir, "portal"), by=bashir, at=berlin("tue")),
    ),
}


@pytest.mark.parametrize("state", SETTLED)
def test_what_is_not_open_needs_none(quote, sam, bashir, state):
    SETTLED[state](quote, sam, bashir)

    assert remind(DUE + timedelta(hours=3)) == 0
