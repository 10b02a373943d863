"""What must hold for every work: no sum depends on how it was written down."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.costs.rating.tariffs import TARIFF, TUESDAY
from tresen.costs.rating import Aggregation, Mode, Price, Stretch, Window, Work, bands, bill

PRICES = st.builds(
    Price,
    mode=st.just(Mode.CHARGED),
    net=st.decimals("0.01", "500", places=2),
    increment=st.sampled_from([1, 60, 300, 600, 900, 1800, 3600]),
    minimum=st.sampled_from([0, 900, 1000, 3600]),
    call_out=st.sampled_from([Decimal(0), Decimal(120)]),
    surcharged=st.booleans(),
)
TARIFFS = st.builds(
    lambda evening, weekend, holiday: replace(
        TARIFF,
        surcharges={
            Window.OUT_OF_HOURS: evening,
            Window.WEEKEND: weekend,
            Window.HOLIDAY: holiday,
        },
    ),
    *[st.sampled_from([Decimal(0), Decimal(25), Decimal(50), Decimal(100)])] * 3,
)
MOMENTS = st.integers(0, 60 * 24 * 3600).map(lambda s: TUESDAY + timedelta(seconds=s))
STRETCHES = st.builds(Stretch, MOMENTS, st.integers(1, 30 * 3600))
WORKS = st.lists(STRETCHES, max_size=5).map(lambda each: Work("advice", tuple(each)))


def cut(stretch, at):
    later = stretch.start.astimezone(UTC) + timedelta(seconds=at)
    return Stretch(stretch.start, at), Stretch(later, stretch.seconds - at)


@given(MOMENTS, st.integers(1, 60 * 3600))
def test_windows_lose_no_second(start, seconds):
    assert sum(bands(TARIFF.hours, start, seconds).values()) == seconds


@given(WORKS, STRETCHES, PRICES, TARIFFS, st.data())
def test_splitting_an_entry_never_changes_the_ticket(work, stretch, price, tariff, data):
    at = data.draw(st.integers(0, stretch.seconds))
    parts = [part for part in cut(stretch, at) if part.seconds]
    whole = Work("advice", (*work.stretches, stretch))
    split = Work("advice", (*parts, *work.stretches))

    assert bill(whole, price, tariff) == bill(split, price, tariff)


@given(WORKS, STRETCHES, PRICES, TARIFFS, st.sampled_from(Aggregation), st.integers(0, 7200))
def test_more_time_never_costs_less(work, more, price, tariff, aggregation, left):  # noqa: PLR0913
    price = replace(price, aggregation=aggregation)
    longer = Work("advice", (*work.stretches, more))

    less, much = bill(work, price, tariff, left), bill(longer, price, tariff, left)
    assert less.net <= much.net
    assert less.billed <= much.billed


@given(PRICES, TARIFFS, st.sampled_from(Aggregation), st.integers(0, 7200))
def test_zero_costs_zero(price, tariff, aggregation, left):
    nothing = bill(Work("advice"), replace(price, aggregation=aggregation), tariff, left)

    assert (nothing.net, nothing.billed, nothing.covered) == (0, 0, 0)


@given(WORKS, PRICES, TARIFFS)
def test_billed_time_is_never_shorter_than_the_work(work, price, tariff):
    billed = bill(work, price, tariff).billed

    assert billed >= work.seconds
    assert billed % price.increment == 0


@given(WORKS, PRICES, TARIFFS, st.integers(0, 200_000))
def test_what_is_prepaid_and_what_is_paid_are_the_whole(work, price, tariff, left):
    price = replace(price, call_out=Decimal(0))
    whole, part = bill(work, price, tariff), bill(work, price, tariff, left)

    worth = part.covered * price.net / price.increment
    assert part.covered <= left
    assert abs(part.net + worth - whole.net) <= price.net / price.increment + Decimal("0.01")
