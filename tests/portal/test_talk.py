from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.cast import berlin
from tresen.portal import talk
from tresen.portal.talk import talk_of
from tresen.tickets.said import Said

LATE = berlin("mon", "14:30")


@pytest.fixture(autouse=True)
def told_in_english(house):
    with translation.override("en"):
        yield


@pytest.fixture
def jule(person):
    return person("jule@business.example")


def told(ticket, reader, before=None):
    entries, cursor = talk_of(ticket, reader, before=before)
    return [entry.line or entry.message.text for entry in entries], cursor


def test_what_was_asked_for_stands_between_the_words(shop_is_down, bashir, kim):
    shop_is_down.nudge(by=bashir, at=LATE)
    shop_is_down.involve_sales(by=bashir, at=LATE + timedelta(minutes=1))
    shop_is_down.answer(Said("Läuft."), by=kim, at=LATE + timedelta(minutes=2))
    first, *others = told(shop_is_down, bashir)[0]

    assert first.startswith("Unser Shop")
    assert others == ["You asked where the answer is.", "You turned to sales.", "Läuft."]


def test_others_read_who_asked(shop_is_down, bashir, jule):
    shop_is_down.nudge(by=bashir, at=LATE)
    shop_is_down.involve_sales(by=bashir, at=LATE)

    assert told(shop_is_down, jule)[0][1:] == [
        "Bashir Nordmann asked where the answer is.",
        "Bashir Nordmann turned to sales.",
    ]


def test_each_line_stands_on_one_page(shop_is_down, bashir, monkeypatch):
    monkeypatch.setattr(talk, "MESSAGES", 1)
    shop_is_down.nudge(by=bashir, at=LATE)
    later = LATE + timedelta(hours=1)
    shop_is_down.reply(Said("Und?"), by=bashir, at=later)
    newest, cursor = told(shop_is_down, bashir)

    assert newest[0] == "Und?"
    assert told(shop_is_down, bashir, before=cursor)[0][1:] == ["You asked where the answer is."]


def test_the_page_shows_them_as_quiet_lines(as_bashir, shop_is_down, bashir, page_of):
    shop_is_down.nudge(by=bashir, at=timezone.now())
    html = as_bashir.get(page_of(shop_is_down)).content.decode()

    assert "You asked where the answer is." in html.split('<p class="line">')[1]
