import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.people.models import Person
from tresen.tickets.models import Event
from tresen.tickets.refusing import NothingSaid
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")


def test_who_replies_takes_part(shop_is_down, bashir, person, words):
    jule = person("jule@business.example")

    shop_is_down.reply(words, by=jule, at=NOON)
    shop_is_down.reply(words, by=jule, at=NOON)

    assert [taking.person for taking in shop_is_down.participants.order_by("id")] == [bashir, jule]


def test_a_reply_without_words_or_files_is_none(shop_is_down, bashir):
    with pytest.raises(NothingSaid):
        shop_is_down.reply(Said("  "), by=bashir, at=NOON)


def test_what_a_customer_writes_is_never_read_as_markdown(shop_is_down, bashir):
    message = shop_is_down.reply(Said("<script>1</script> **fett**"), by=bashir, at=NOON)

    assert message.html == ""
    assert message.text == "<script>1</script> **fett**"


def test_words_of_a_stranger_wait_for_staff_and_make_nobody_take_part(shop_is_down, bashir, words):
    stranger = Person.objects.meet("fremd@elsewhere.example")
    message = shop_is_down.file_third_party(words, by=stranger, at=NOON)

    assert message not in shop_is_down.messages.readable_by(bashir)
    assert not shop_is_down.participants.filter(person=stranger).exists()


def test_an_afterword_to_an_open_ticket_is_a_reply(shop_is_down, kim, bashir):
    stage = Stage(shop_is_down, kim, bashir)

    stage.play("11:00 afterword")

    assert (stage.count("customer_wrote"), stage.count("afterword_filed")) == (1, 0)


def test_an_afterword_starts_nothing_and_mails_nobody(shop_is_down, kim, bashir):
    stage = Stage(shop_is_down, kim, bashir)
    stage.play("11:00 close")
    letters = shop_is_down.letters.count()

    assert stage.play("12:00 afterword") == "reacted at 11:00"
    assert shop_is_down.letters.count() == letters
    assert shop_is_down.events.last().kind == Event.Kind.AFTERWORD_FILED
