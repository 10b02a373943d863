"""The HTML of a mail is cleaned where it is read: what costs too much ends nobody but a reader."""

import pytest

from tests.mail.parsing.letters import letter
from tests.mail.post import receive
from tresen.mail.reading import Limits, Room, Unreadable

ERIKA = b"From: erika@ondemand.example\nContent-Type: text/html\n\n"
# Within a table `</div>` closes nothing, so whoever counts these from outside is fooled.
NESTED = b"<div><table></div></table>" * 12_000


def test_what_is_kept_is_harmless_and_holds_its_pictures_apart(house):
    html = b"<b>Hallo</b><script>x</script><img src=https://a.example/x>"
    message = receive(ERIKA + html).message

    assert message.html.startswith("<b>Hallo</b><img")
    assert "a.example" not in message.html
    assert 'src="https://a.example/x"' in message.html_with_pictures


def test_where_no_picture_lies_elsewhere_nothing_is_kept_twice(house):
    assert receive(ERIKA + b"<b>Hallo</b>").message.html_with_pictures == ""


def test_markup_that_costs_too_much_is_given_up(house):
    room = Room(Limits(seconds=1))
    with pytest.raises(Unreadable) as failed:
        room.read(letter(NESTED, Content_Type="text/html"))
    room.close()

    assert failed.value.reason == "time"
