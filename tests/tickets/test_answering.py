import pytest

from tests.cast import berlin
from tresen.tickets.models import Message
from tresen.tickets.refusing import NothingSaid, NotStaff
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")


def test_who_answers_a_ticket_that_nobody_has_takes_it(shop_is_down, kim, jana, words):
    shop_is_down.answer(words, by=kim, at=NOON)
    shop_is_down.answer(words, by=jana, at=NOON)

    assert shop_is_down.owner == kim


def test_an_answer_is_public_and_typed_in_markdown(shop_is_down, kim):
    message = shop_is_down.answer(Said("Bitte **nicht** <b>löschen</b>."), by=kim, at=NOON)

    assert (message.audience, message.side) == ("customer", "staff")
    assert message.html.strip() == "<p>Bitte <strong>nicht</strong> &lt;b&gt;löschen&lt;/b&gt;.</p>"
    assert shop_is_down.last_text == "Bitte nicht <b>löschen</b>."


def test_a_note_is_for_colleagues_only(shop_is_down, kim, bashir, words):
    note = shop_is_down.note(words, by=kim, at=NOON)

    assert note not in shop_is_down.messages.readable_by(bashir)
    assert note in shop_is_down.messages.readable_by(kim)
    assert shop_is_down.last_text.startswith("Unser Shop")
    assert shop_is_down.owner is None


@pytest.mark.parametrize("verb", ["answer", "ask", "note"])
def test_only_staff_speak_for_us(shop_is_down, bashir, words, verb):
    with pytest.raises(NotStaff):
        getattr(shop_is_down, verb)(words, by=bashir, at=NOON)

    assert shop_is_down.messages.count() == 1


@pytest.mark.parametrize("verb", ["answer", "ask", "note"])
def test_an_empty_answer_is_none(shop_is_down, kim, verb):
    before = shop_is_down.events.count()
    with pytest.raises(NothingSaid):
        getattr(shop_is_down, verb)(Said(" \n\t"), by=kim, at=NOON)

    assert shop_is_down.events.count() == before


def test_words_are_stored_without_the_byte_that_postgresql_refuses(shop_is_down, kim):
    message = shop_is_down.answer(Said("eins\0zwei"), by=kim, at=NOON)

    assert Message.objects.get(pk=message.pk).text == "einszwei"
