import inspect

import pytest

from tests.cast import berlin
from tests.scenes import scene
from tests.tickets.stage import Stage
from tresen.files.models import Attachment
from tresen.tickets.models import Closure, Ticket
from tresen.tickets.refusing import NotForContacts, NothingSaid, NotYours, TicketIsClosed
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db

REFUSED = {
    "admit": "admit",
    "announce": "announce",
    "deny": "deny",
    "involve_sales": "involve sales",
    "nudge": "nudge",
    "answer": "answer",
    "offer": "offer",
    "ask": "ask",
    "reply": "reply",
    "pass_to": "take",
    "sort_as": "sort",
    "name_writer": "name the writer",
    "set_aside": "set aside",
}
HARMLESS = {
    "arrived_after_all": "arrive after all",
    "came_as_emergency": "come as emergency",
    "bounced": "bounce",
    "close": "close",
    "complained_of": "complain",
    "delivered": "deliver",
    "dismiss": "dismiss",
    "doubt_report": "doubt a report",
    "file_afterword": "afterword",
    "file_automatic": "automatic mail",
    "file_third_party": "stranger",
    "link": "link",
    "move": "move",
    "near": "near",
    "note": "note",
    "place_with": "place",
    "propose_link": "propose",
    "reckon_anew": "reckon anew",
    "remind": "remind",
    "settle_with_sales": "settle with sales",
    "show_history": "show the history",
    "split_off": "split off",
}
NO_VERBS_OF_ITS_LIFE = {"open", "record"}


@pytest.fixture
@scene
def closed(shop_is_down, kim, bashir):
    """Asked at 10:30, closed at 11:00."""
    stage = Stage(shop_is_down, kim, bashir)
    stage.play("10:30 ask, 11:00 close")
    return stage


def verbs():
    """Whatever is done to a ticket by somebody at some time."""
    methods = inspect.getmembers(Ticket, inspect.isroutine)
    public = [(name, method) for name, method in methods if not name.startswith("_")]
    return {name for name, method in public if {"by", "at"} <= words_of(method)}


def words_of(method):
    return {*inspect.signature(method).parameters} if callable(method) else set()


def test_every_verb_stands_in_a_table():
    assert verbs() == {*REFUSED, *HARMLESS} | NO_VERBS_OF_ITS_LIFE


@pytest.mark.parametrize("act", REFUSED.values())
def test_a_closed_ticket_refuses_what_would_go_on_with_it(closed, act):
    events = closed.ticket.events.count()

    with pytest.raises(TicketIsClosed):
        closed.play(f"12:00 {act}")

    assert closed.ticket.events.count() == events


@pytest.mark.parametrize("act", [*HARMLESS.values(), "withdraw"])
def test_no_verb_opens_a_closed_ticket(closed, act):
    closed.play(f"12:00 {act}")

    assert closed.ticket.state == Ticket.State.CLOSED
    assert closed.ticket.closed_at == closed.ticket.closure.at == berlin("mon", "11:00")
    assert closed.ticket.clock == "reacted"
    assert (
        not closed.ticket.messages.public()
        .exclude(mark="afterword")
        .filter(created_at__gt=berlin("mon", "11:00"))
    )


def test_closing_twice_records_once_and_returns_the_first(closed, jana):
    again = closed.ticket.close(Said("Nochmal."), result="unsolved", by=jana, at=berlin("tue"))

    assert again == Closure.objects.get()
    assert (again.result, again.by) == ("solved", closed.staff)
    assert closed.count("ticket_closed") == 1


def test_staff_close_with_words_or_not_at_all(shop_is_down, kim):
    with pytest.raises(NothingSaid):
        shop_is_down.close(Said(" "), result="solved", by=kim, at=berlin("tue"))

    assert Ticket.objects.get().state == Ticket.State.OPEN


def test_a_contact_closes_their_own_ticket_without_words(shop_is_down, bashir):
    closure = shop_is_down.close(Said(""), result="withdrawn", by=bashir, at=berlin("tue"))

    assert (closure.by, closure.message) == (bashir, None)
    assert shop_is_down.messages.count() == 1


def test_a_result_that_nobody_knows_closes_nothing(shop_is_down, kim, words):
    with pytest.raises(ValueError, match="reopened"):
        shop_is_down.close(words, result="reopened", by=kim, at=berlin("tue"))

    assert not Closure.objects.exists()


def test_a_ticket_object_that_saw_it_open_learns_that_it_is_closed(shop_is_down, kim, words):
    stale = Ticket.objects.get(pk=shop_is_down.pk)
    shop_is_down.close(words, result="solved", by=kim, at=berlin("tue"))

    with pytest.raises(TicketIsClosed):
        stale.answer(words, by=kim, at=berlin("tue"))


def test_the_closing_letter_goes_to_everybody_who_takes_part(closed):
    letters = closed.ticket.letters.filter(kind="closed")

    assert [letter.person for letter in letters] == [closed.customer]


def test_a_contact_may_close_with_a_file_alone(shop_is_down, bashir):
    proof = Attachment.keep("beweis.txt", b"geht wieder")
    said = Said("", attachments=(proof,))

    closure = shop_is_down.close(said, result="solved", by=bashir, at=berlin("tue"))

    assert [file.filename for file in closure.message.attachments.all()] == ["beweis.txt"]


def test_a_colleague_reads_a_ticket_but_does_not_close_it(shop_is_down, person):
    jule = person("jule@business.example")

    assert not shop_is_down.may_be_closed_by(jule)
    with pytest.raises(NotYours):
        shop_is_down.close(Said(""), result="solved", by=jule, at=berlin("tue"))


@pytest.mark.parametrize("result", ["unsolved", "duplicate"])
def test_some_results_are_for_staff_to_say(shop_is_down, bashir, result):
    with pytest.raises(NotForContacts):
        shop_is_down.close(Said(""), result=result, by=bashir, at=berlin("tue"))

    assert not Closure.objects.exists()
