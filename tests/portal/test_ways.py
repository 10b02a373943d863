"""Ask, phone, turn to sales: explained before the deadline, open from the second after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.house.models import Provider
from tresen.portal.ways import Ways
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said

DUE = berlin("mon", "14:00")
SECOND = timedelta(seconds=1)
WAYS = [("nudges", Event.Kind.STATUS_ASKED), ("sales", Event.Kind.SALES_INVOLVED)]


@pytest.fixture
def late(shop_is_down):
    """Overdue since a Monday long ago."""
    return shop_is_down


@pytest.fixture
def take(as_bashir, page_of):
    return lambda ticket, way: as_bashir.post(page_of(ticket, way))


def shown(client, url):
    return client.get(url).content.decode()


def facts(ticket, kind):
    return ticket.events.filter(kind=kind).count()


def test_before_the_deadline_they_are_explained_and_not_offered(as_bashir, fresh, page_of):
    page = shown(as_bashir, page_of(fresh))

    assert "What you can do if we are late" in page
    assert "02836 0000-0</span> and tell us" in page
    assert "/nudges/" not in page and "/sales/" not in page and 'class="large"' not in page


def test_after_it_they_are_open(as_bashir, late, page_of):
    page = shown(as_bashir, page_of(late))

    assert f'action="{page_of(late, "nudges")}"' in page
    assert f'action="{page_of(late, "sales")}"' in page
    assert 'href="tel:028360000-0"' in page
    assert f'<p class="large">{late.shown_id}</p>' in page
    assert "vertrieb@tresen.example" in page


@pytest.mark.parametrize(("at", "are_open"), [(DUE, False), (DUE + SECOND, True)])
def test_the_second_counts(late, at, are_open):
    assert Ways(late, at).are_open is are_open


OPENING = [
    (DUE - 10 * SECOND, 11),
    (DUE - timedelta(seconds=9.5), 11),
    (DUE, 1),
    (DUE + SECOND, None),
    (DUE - timedelta(days=2), None),
]


@pytest.mark.parametrize(("at", "seconds"), OPENING)
def test_a_page_that_lies_open_looks_again_once_they_are(late, at, seconds):
    assert Ways(late, at).open_in == seconds


def test_it_looks_again_only_at_how_the_ticket_stands(as_bashir, late, page_of):
    piece = as_bashir.get(page_of(late), headers={"HX-Request": "true"})

    assert piece.content.decode().strip().startswith('<div class="stack" id="standing"')
    assert "<textarea" not in piece.content.decode()
    assert "HX-Request" in piece["Vary"]


AGAIN = [("15:31:00", "16:31"), ("15:31:01", "16:32"), ("15:31:59", "16:32")]


@pytest.mark.parametrize(("asked", "again"), AGAIN)
def test_the_time_from_which_one_can_ask_again_is_never_too_early(late, bashir, asked, again):
    hour, minute, second = map(int, asked.split(":"))
    at = berlin("mon").replace(hour=hour, minute=minute, second=second)
    late.nudge(by=bashir, at=at)
    ways = Ways(late, at + SECOND)

    assert ways.asked_at == at
    assert f"{ways.again_at.astimezone(at.tzinfo):%H:%M}" == again


@pytest.mark.parametrize(("way", "kind"), WAYS)
def test_a_button_leaves_a_fact_and_says_so(as_bashir, late, page_of, way, kind):
    answer = as_bashir.post(page_of(late, way))
    page = shown(as_bashir, page_of(late))

    assert answer.url == f"{page_of(late)}#ways"
    assert facts(late, kind) == 1
    assert f'action="{page_of(late, way)}"' not in page
    assert 'role="status"' in page


@pytest.mark.parametrize(("way", "kind"), WAYS)
def test_a_form_sent_twice_is_one_fact(as_bashir, late, page_of, way, kind):
    once = {"once": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}
    answers = [as_bashir.post(page_of(late, way), once) for _ in range(2)]

    assert [answer.url for answer in answers] == [f"{page_of(late)}#ways"] * 2
    assert facts(late, kind) == 1


def test_asking_again_within_the_hour_is_refused_in_words(as_bashir, late, page_of):
    as_bashir.post(page_of(late, "nudges"))
    answer = as_bashir.post(page_of(late, "nudges"))

    assert answer.status_code == 409
    assert "you can ask again after an hour" in answer.content.decode()


def test_an_hour_later_the_button_is_back(as_bashir, late, bashir, page_of):
    late.nudge(by=bashir, at=timezone.now() - timedelta(hours=1))

    assert f'action="{page_of(late, "nudges")}"' in shown(as_bashir, page_of(late))


REFUSED = [
    (lambda ticket, kim: None, "The promised time has not passed yet."),
    (lambda ticket, kim: answer(ticket, kim), "Please see the last message."),
    (lambda ticket, kim: close(ticket, kim), "This ticket is closed and stays closed."),
]


def answer(ticket, kim):
    ticket.answer(Said("Läuft."), by=kim, at=timezone.now())


def close(ticket, kim):
    ticket.close(Said("Läuft."), result="solved", by=kim, at=timezone.now())


@pytest.mark.parametrize("way", ["nudges", "sales"])
@pytest.mark.parametrize("refused", REFUSED)
def test_a_refusal_is_a_sentence_on_the_page(take, fresh, kim, way, refused):
    meanwhile, sentence = refused
    meanwhile(fresh, kim)
    refusal = take(fresh, way)

    assert refusal.status_code == 409
    assert sentence in refusal.content.decode()
    assert not facts(fresh, Event.Kind.STATUS_ASKED)


def test_an_answered_ticket_still_says_that_sales_look_after_it(as_bashir, late, kim, page_of):
    as_bashir.post(page_of(late, "sales"))
    late.answer(Said("Läuft."), by=kim, at=timezone.now())
    page = shown(as_bashir, page_of(late))

    assert "Our sales department has been looking after it" in page
    assert 'id="ways"' not in page


def test_a_house_without_phone_or_sales_address_shows_none(as_bashir, late, page_of):
    Provider.objects.update(phone="", sales_email="")
    page = shown(as_bashir, page_of(late))

    assert "tel:" not in page and "mailto:" not in page
    assert f'action="{page_of(late, "sales")}"' in page


@pytest.mark.parametrize("way", ["nudges", "sales"])
def test_they_are_only_for_who_reaches_the_ticket(as_erika, late, page_of, way):
    assert as_erika.post(page_of(late, way)).status_code == 404
    assert as_erika.get(page_of(late, way)).status_code == 405
    assert Ticket.objects.get(pk=late.pk).sales_since is None
