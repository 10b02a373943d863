"""Whether the mail of somebody who takes no part answers a letter, or only came to the address."""

from importlib import import_module

from django.apps import apps

from tests.mail.post import STRANGER, mail, receive
from tests.mail.returning.test_bouncing import signed
from tresen.tickets.models import Message

UPGRADE = import_module("tresen.mail.migrations.0026_words_that_were_unasked")


def both(letter):
    """One that answers Kim's letter, and a code that some service sent to the ticket's address."""
    answer = mail(STRANGER, "Das war ich.", In_Reply_To=letter.rfc_message_id)
    code = mail("code@service.example", "Ihr Code: 481 920")
    return receive(answer).message, receive(code, signed(letter)).message


def test_only_what_answers_a_letter_was_asked_for(letter):
    answer, code = both(letter)

    assert (answer.unasked, code.unasked) == (False, True)
    assert not letter.ticket.doubts_for(letter.person).filter(pk=code.pk).exists()


def test_an_upgrade_says_so_of_what_came_before(letter):
    answer, code = both(letter)
    Message.objects.update(unasked=False)
    UPGRADE.note_unasked(apps, None)

    assert list(Message.objects.filter(unasked=True)) == [code]
