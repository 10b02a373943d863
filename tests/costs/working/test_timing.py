from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.costs.models import WorkTimer
from tresen.costs.working.timing import began_at, start_timer, stop_timer, worked_since
from tresen.tickets.refusing import NotStaff, TicketIsClosed
from tresen.tickets.said import Said

TWO = berlin("mon", "14:02")


def test_started_twice_it_goes_on_from_the_first_time(shop_is_down, kim):
    start_timer(shop_is_down, by=kim, at=TWO)
    start_timer(shop_is_down, by=kim, at=TWO + timedelta(minutes=5))

    assert WorkTimer.objects.get().started_at == TWO


def test_each_colleague_has_their_own(shop_is_down, kim, lea):
    start_timer(shop_is_down, by=kim, at=TWO)
    start_timer(shop_is_down, by=lea, at=TWO)
    stop_timer(shop_is_down, by=kim)

    assert WorkTimer.objects.get().person == lea


def test_stopping_says_when_the_work_began_and_logs_nothing(shop_is_down, kim):
    start_timer(shop_is_down, by=kim, at=TWO)

    assert stop_timer(shop_is_down, by=kim) == TWO
    assert stop_timer(shop_is_down, by=kim) is None
    assert not shop_is_down.work.exists()


def test_customers_have_none(shop_is_down, bashir):
    with pytest.raises(NotStaff):
        start_timer(shop_is_down, by=bashir, at=TWO)


def test_none_starts_on_a_closed_ticket(shop_is_down, kim):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=TWO)

    with pytest.raises(TicketIsClosed):
        start_timer(shop_is_down, by=kim, at=TWO)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(5, 1), (89, 1), (91, 2), (15 * 60 + 20, 15), (15 * 60 + 40, 16)]
)
def test_the_nearest_minute_counts(seconds, minutes):
    assert worked_since(TWO, TWO + timedelta(seconds=seconds)) == minutes * 60


@pytest.mark.parametrize(
    ("minutes", "began"), [(15, "14:02"), (10, "14:02"), (20, "13:57")], ids=["as", "less", "more"]
)
def test_work_begins_with_the_timer_unless_it_is_longer(minutes, began):
    timer, now = WorkTimer(started_at=TWO), berlin("mon", "14:17")

    assert began_at(timer, minutes * 60, now) == berlin("mon", began)


def test_without_a_timer_work_ends_now():
    assert began_at(None, 600, TWO) == berlin("mon", "13:52")
