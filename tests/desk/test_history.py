from tests.cast import berlin
from tresen.desk.history import LETTERS, STATES
from tresen.mail.models import OutgoingMail


def test_every_sort_of_letter_and_state_has_words():
    assert set(LETTERS) == set(OutgoingMail.Kind)
    assert set(STATES) == set(OutgoingMail.State)


def test_the_conversation_says_that_the_customer_asked(as_kim, shop_is_down, bashir, page):
    shop_is_down.nudge(by=bashir, at=berlin("mon", "15:00"))
    entries = as_kim.get(page(shop_is_down)).context["entries"]

    told = [entry.line.words for entry in entries if entry.line]
    assert any(words.startswith("Bashir Nordmann") for words in told)
