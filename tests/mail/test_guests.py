"""Who was let in later (T4) gets no letter that says again what was said before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.costs.offering import offered_on
from tresen.people.models import Person
from tresen.tickets.models import Event, Message
from tresen.tickets.said import Said

BASHIR, PETRA = "bashir@business.example", "petra@elsewhere.example"
HOUR = timedelta(hours=1)


@pytest.fixture
def let_in(printer, kim):
    """Petra comes an hour after what was said at that moment."""
    petra = Person.objects.meet(PETRA, name="Petra Neumann")

    def let_in(at, **history):
        heard = printer.file_third_party(Said("Hallo?", origin="mail"), by=petra, at=at + HOUR)
        printer.admit(heard, **history, by=kim, at=at + HOUR)
        return heard

    return let_in


def readers(ticket, kind):
    return set(ticket.letters.filter(kind=kind).values_list("to", flat=True))


@pytest.mark.parametrize(("history", "told"), [(False, {BASHIR}), (True, {BASHIR, PETRA})])
def test_a_quote_of_before_is_recalled_to_those_who_had_it(printer, let_in, sam, history, told):
    quote, at = offered_on(printer, by=sam, at=timezone.now()), timezone.now()
    let_in(at, with_history=history)
    printer.record(Event.Kind.QUOTE_REMINDED, by=sam, at=at + 2 * HOUR, quote=quote.pk)

    assert readers(printer, "quote_ends") == told


def test_a_question_that_stands_again_reminds_those_who_were_asked(printer, let_in, kim):
    """Their words lie elsewhere now, so our question has no reply any more."""
    at = timezone.now()
    printer.ask(Said("Stimmt das Passwort?"), by=kim, at=at)
    heard = Message.objects.get(pk=let_in(at).pk)
    printer.split_off(heard, "Drucker", by=kim, at=at + 2 * HOUR)
    printer.remind(printer.reminders.first(), by=kim, at=at + 3 * HOUR)

    assert readers(printer, "reminder") == {BASHIR}


def test_a_quote_from_then_on_is_for_them_too(printer, let_in, sam):
    let_in(timezone.now() - 2 * HOUR)
    quote = offered_on(printer, by=sam, at=timezone.now())
    printer.record(Event.Kind.QUOTE_REMINDED, by=sam, at=timezone.now(), quote=quote.pk)

    assert readers(printer, "quote_ends") == {BASHIR, PETRA}
