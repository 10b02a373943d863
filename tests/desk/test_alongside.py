from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.costs.models import WorkTimer
from tresen.costs.working.timing import start_timer

WORK = {"work-worked": "20", "work-activity": "system", "work-text": "SPF gesetzt."}


@pytest.fixture
def write(as_kim, page):
    """write(ticket, "answers/", **fields): sends words and work in one step."""
    return lambda ticket, rest, **fields: as_kim.post(
        page(ticket, rest), {"text": "Läuft.", **WORK, **fields}
    )


@pytest.mark.parametrize("rest", ["answers/", "questions/", "notes/", "calls/", "closure/"])
def test_every_way_of_writing_logs_work(write, shop_is_down, rest):
    write(shop_is_down, rest)

    entry = shop_is_down.work.get()
    assert (entry.text, entry.worked_seconds) == ("SPF gesetzt.", 1200)
    assert shop_is_down.messages.count() == 2


def test_words_alone_log_nothing(as_kim, shop_is_down, page):
    as_kim.post(page(shop_is_down, "answers/"), {"text": "Läuft.", "work-activity": "system"})

    assert not shop_is_down.work.exists()


@pytest.mark.parametrize("rest", ["answers/", "closure/"])
def test_where_work_is_refused_nothing_is_said_and_no_word_is_lost(write, new_domain, rest):
    response = write(new_domain, rest)

    shown = response.content.decode()
    assert response.status_code == 400
    assert ">Läuft.</textarea>" in shown
    assert 'name="work-text" value="SPF gesetzt."' in shown
    assert new_domain.messages.count() == 1
    assert not new_domain.work.exists()


def test_goodwill_with_a_reason_goes_through(write, new_domain):
    write(new_domain, "answers/", **{"work-goodwill": "Unser Versehen"})

    assert new_domain.work.get().goodwill == "Unser Versehen"


def test_refused_words_keep_their_work(write, shop_is_down):
    response = write(shop_is_down, "answers/", text=" ")

    assert response.status_code == 400
    assert not shop_is_down.work.exists()


def test_an_answer_says_enough_of_its_work_in_the_customer_s_language(write, shop_is_down, bashir):
    bashir.language = "en"
    bashir.save()
    write(shop_is_down, "answers/", **{"work-text": ""})

    assert shop_is_down.work.get().text == "Answer to your ticket"


def test_a_note_says_nothing_of_its_work(write, shop_is_down):
    assert write(shop_is_down, "notes/", **{"work-text": ""}).status_code == 400
    assert shop_is_down.messages.count() == 1


@pytest.mark.parametrize("fields", [{"work-worked": "bald"}, {"work-worked": ""}])
def test_without_a_length_nothing_is_sent(write, shop_is_down, fields):
    assert write(shop_is_down, "answers/", **fields).status_code == 400
    assert shop_is_down.messages.count() == 1


def test_a_running_timer_fills_the_row_and_ends(write, as_kim, shop_is_down, kim, page):
    start = timezone.now() - timedelta(minutes=12)
    start_timer(shop_is_down, by=kim, at=start)
    shown = as_kim.get(page(shop_is_down)).content.decode()
    write(shop_is_down, "answers/", **{"work-worked": "12 min"})

    assert 'name="work-worked" value="12 min"' in shown
    assert shop_is_down.work.get().started_at == start
    assert not WorkTimer.objects.exists()


def test_without_its_time_the_timer_goes_on(as_kim, shop_is_down, kim, page):
    start_timer(shop_is_down, by=kim, at=timezone.now())
    as_kim.post(page(shop_is_down, "answers/"), {"text": "Gleich.", "work-worked": ""})

    assert WorkTimer.objects.exists()
