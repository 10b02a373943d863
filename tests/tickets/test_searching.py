from contextlib import suppress

import pytest
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import berlin
from tests.scenes import scene
from tresen.lib.ticket_id import WrongCheckDigit
from tresen.people.models import Person
from tresen.tickets.models import BrokenPromise, Ticket
from tresen.tickets.said import NewTicket, Said
from tresen.tickets.searching import Index, index_anew, search

pytestmark = pytest.mark.django_db


@pytest.fixture
@scene
def printer(erika, muster, kim):
    said = Said("Herr Müller meldet: Straßenfest, Caché leer, Größe 42.")
    ticket = Ticket.open(NewTicket("Drucker brennt", said, customer=muster), by=erika, at=NOON)
    ticket.note(Said("Vermutlich Selbstverschulden."), by=kim, at=NOON)
    return ticket


NOON = berlin("mon", "12:00")


def found(text, by):
    return list(search(Ticket.objects.reachable_by(by), text, by=by))


SPELLINGS = [
    "Müller",
    "mueller",
    "MULLER",
    "müll",
    "strassenfest",
    "Straßenf",
    "cache",
    "grosse",
    "groesse",
    "druck brenn",
    "Muster Erika",
    "herr 42",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_words_are_found_half_typed_and_in_any_spelling(printer, erika, text):
    assert found(text, erika) == [printer]


@pytest.mark.parametrize("text", ["Drucker Wasser", "rucker", "Meier", "", "  ", "!?", "-"])
def test_every_word_must_occur_from_its_start(printer, erika, text):
    assert found(text, erika) == []


def test_words_of_a_note_are_found_by_staff_and_never_by_contacts(printer, kim, erika):
    assert found("selbstverschulden", kim) == [printer]
    assert found("selbstverschulden", erika) == []


def test_words_of_a_stranger_are_found_by_staff_and_never_by_contacts(printer, kim, erika):
    stranger = Person.objects.meet("fremd@elsewhere.example")
    printer.file_third_party(Said("Hausdurchsuchung"), by=stranger, at=NOON)

    assert found("hausdurchsuchung", kim) == [printer]
    assert found("hausdurchsuchung", erika) == []


SAYING = {
    "answer": lambda ticket, kim, erika: ticket.answer(Said("Quarzuhr"), by=kim, at=NOON),
    "ask": lambda ticket, kim, erika: ticket.ask(Said("Quarzuhr?"), by=kim, at=NOON),
    "reply": lambda ticket, kim, erika: ticket.reply(Said("Quarzuhr"), by=erika, at=NOON),
    "close": lambda ticket, kim, erika: ticket.close(
        Said("Quarzuhr"), result="solved", by=kim, at=NOON
    ),
}


@pytest.mark.parametrize("verb", SAYING)
def test_public_words_are_found_as_soon_as_they_are_said(printer, kim, erika, verb):
    SAYING[verb](printer, kim, erika)

    assert found("quarzuhr drucker", erika) == [printer]


def test_a_ticket_is_found_by_the_customer_it_was_placed_with(printer, kim, bashir, nordlicht):
    printer.place_with(nordlicht, by=kim, at=NOON)

    assert found("nordlicht drucker", bashir) == [printer]
    assert found("söhne", bashir) == []


def test_an_index_made_anew_is_the_one_that_grew(printer, kim, erika):
    printer.file_third_party(Said("Fremdwort"), by=Person.objects.meet("x@y.example"), at=NOON)
    printer.file_automatic(Said("Urlaub"), by=erika, at=NOON)
    printer.ask(Said("Welches Modell?"), by=kim, at=NOON)
    printer.reply(Said("Das graue."), by=erika, at=NOON)
    printer.close(Said("Erledigt."), result="solved", by=kim, at=NOON)
    printer.file_afterword(Said("Danke!"), by=erika, at=NOON)
    grown = vectors(printer)
    index_anew(printer.events.last())

    assert vectors(printer) == grown


def vectors(ticket):
    columns = [RawSQL("public::text", ()), RawSQL("staff::text", ())]
    return Index.objects.filter(ticket=ticket).values_list(*columns).get()


@pytest.mark.parametrize("spelled", ["{0}", "{1}", "#{1}", " {1} "])
def test_a_ticket_id_finds_its_ticket_within_reach(printer, erika, bashir, spelled):
    text = spelled.format(printer.number, printer.shown_id)

    assert found(text, erika) == [printer]
    assert found(text, bashir) == []


def test_a_mistyped_ticket_id_says_so(printer, erika):
    wrong = printer.number[:-1] + str((int(printer.number[-1]) + 1) % 10)

    with pytest.raises(WrongCheckDigit):
        found(wrong, erika)


HOSTILE = ["' OR 1=1 --", "a & | !", "foo:*:*", "(((", "\\", "%s %(x)s", "a\0b", "<->", "x" * 9999]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_are_only_words(printer, kim, text):
    assert found(text, kim) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40))
def test_no_text_breaks_the_search(erika, text):
    with suppress(WrongCheckDigit):
        assert found(text, erika) == []


def test_a_ticket_full_of_pasted_logs_stays_searchable_and_its_index_small(printer, erika):
    for page in range(7):
        log = " ".join(f"{page}{line:059}" for line in range(5_000))
        printer.reply(Said(log), by=erika, at=NOON)

    [size] = Index.objects.values_list(Length(RawSQL("staff::text", ())), flat=True)
    assert found("drucker", erika) == [printer]
    assert size < 400_000
    assert not BrokenPromise.objects.exists()


def test_a_full_ticket_is_indexed_anew_in_as_few_statements(
    printer, erika, django_assert_num_queries
):
    logs = [" ".join(f"{page}{line:059}" for line in range(5_000)) for page in range(4)]
    last = [printer.reply(Said(log), by=erika, at=NOON) for log in logs][-1]
    event = printer.events.select_related("ticket__contact").get(message=last)
    with django_assert_num_queries(7):
        index_anew(event)

    assert found("drucker", erika) == [printer]
    assert not BrokenPromise.objects.exists()
