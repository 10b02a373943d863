from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from tresen.costs.models import WorkTimer
from tresen.costs.working.timing import start_timer


@pytest.fixture
def running(shop_is_down, kim):
    """Kim has worked on it for a quarter of an hour."""
    return start_timer(shop_is_down, by=kim, at=timezone.now() - timedelta(minutes=15))


def test_a_timer_starts_once(as_kim, shop_is_down, kim, page):
    as_kim.post(page(shop_is_down, "timer/"))
    response = as_kim.post(page(shop_is_down, "timer/"))

    assert response["Location"] == page(shop_is_down)
    assert WorkTimer.objects.get().person == kim


def test_stopped_it_leads_to_the_form_with_its_time(as_kim, shop_is_down, running, page):
    response = as_kim.post(page(shop_is_down, "timer/stop/"))

    place = urlsplit(response["Location"])
    assert place.path == page(shop_is_down, "work/")
    assert parse_qs(place.query)["worked"] == ["15 min"]
    assert not WorkTimer.objects.exists()
    assert not shop_is_down.work.exists()


def test_the_form_has_start_and_length(as_kim, shop_is_down, running, page):
    shown = as_kim.post(page(shop_is_down, "timer/stop/"), follow=True).content.decode()

    assert 'name="worked" value="15 min"' in shown
    assert 'name="started_at" value="2' in shown


def test_stopping_what_does_not_run_says_so(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "timer/stop/"))

    assert response["Location"] == page(shop_is_down)


def test_the_ticket_says_since_when_without_javascript(as_kim, shop_is_down, running, page):
    shown = as_kim.get(page(shop_is_down)).content.decode()

    assert "<work-timer since=" in shown
    assert page(shop_is_down, "timer/stop/") in shown


def test_a_colleague_sees_who_works_on_it(as_ada, shop_is_down, running, page):
    shown = as_ada.get(page(shop_is_down))

    assert [timer.person.name for timer in shown.context["panel"].others] == ["Kim Berger"]
    assert page(shop_is_down, "timer/stop/") not in shown.content.decode()


def test_every_page_says_that_one_runs(as_kim, running):
    assert "/desk/timers/" in as_kim.get("/desk/").content.decode()


def test_nothing_is_said_where_none_runs(as_ada, running):
    assert "/desk/timers/" not in as_ada.get("/desk/").content.decode()


def test_mine_are_listed(as_kim, shop_is_down, running, page):
    assert page(shop_is_down) in as_kim.get("/desk/timers/").content.decode()


@pytest.mark.parametrize("rest", ["timer/", "timer/stop/"])
def test_by_get_nothing_starts_or_stops(as_kim, shop_is_down, page, rest):
    assert as_kim.get(page(shop_is_down, rest)).status_code == 405
