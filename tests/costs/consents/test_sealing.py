"""Whoever holds all rights to the database can change a row, but not without being found out."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.cast import berlin
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, refuse
from tresen.costs.consents.sealing import broken_seals
from tresen.costs.models import Consent, ConsentWords
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db


@pytest.fixture
@scene
def chain(new_domain, agreed, logged, kim, erika):
    """Yes, no and yes again, with work, a note and a reply in between."""
    agreed(new_domain, cap="60", ip="192.0.2.7")
    logged(new_domain, 5)
    new_domain.note(Said("Wartet auf den Registrar."), by=kim, at=berlin("mon", "12:00"))
    refuse(new_domain, Decision(erika, "portal"), by=erika, at=berlin("mon", "12:30"))
    new_domain.reply(Said("Doch, bitte."), by=erika, at=berlin("mon", "13:00"))
    agreed(new_domain, cap="90", at=berlin("mon", "13:10"))
    return new_domain


@pytest.fixture
@scene
def another(erika, muster, agreed):
    """A second ticket of Muster with a consent of its own."""
    new = NewTicket("Umzug", Said("Bitte."), kind="advice", customer=muster)
    ticket = Ticket.open(new, by=erika, at=berlin("mon"))
    agreed(ticket)
    return ticket


@pytest.fixture
def forge():
    """forge("UPDATE …", table="costs_consent"): what no trigger keeps anybody from."""

    def forge(sql, *, table):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(sql)
            assert cursor.rowcount > 0

    return forge


def test_an_honest_chain_holds(chain, another):
    assert broken_seals() == []


def test_each_consent_covers_the_one_before_and_the_events_in_between(chain):
    first, second, third = chain.consents.all()

    assert (first.previous, second.previous, third.previous) == ("", first.seal, second.seal)
    assert first.events_until < second.events_until < third.events_until


FIRST = "(SELECT min(id) FROM costs_consent)"
OTHER_PRICE = "(SELECT min(id) FROM costs_price WHERE id <> price_id)"


@pytest.mark.parametrize(
    "change",
    [
        "cap = 999",
        "cap = NULL",
        "answer = 'refused'",
        "way = 'phone'",
        "kind = 'advice'",
        f"price_id = {OTHER_PRICE}",
        "price_list = 7",
        "at = at - interval '1 hour'",
        "declined_self_service = true",
        "events_until = events_until - 1",
        "words_hash = 'f'",
        "seal = 'f'",
        "previous = 'f'",
    ],
)
def test_a_consent_that_was_changed_is_found(chain, another, forge, change):
    forge(f"UPDATE costs_consent SET {change} WHERE id = {FIRST}", table="costs_consent")

    assert broken_seals() == [chain]


@pytest.mark.parametrize("change", ["person_id", "by_id"])
def test_another_person_s_word_is_found(chain, forge, kim, change):
    forge(f"UPDATE costs_consent SET {change} = {kim.pk}", table="costs_consent")

    assert broken_seals() == [chain]


@pytest.mark.parametrize(
    "change",
    [
        'facts = facts || \'{"net": "0.00"}\'',
        "facts = '{}'",
        "kind = 'note_written'",
        "at = at + interval '1 second'",
        "recorded_at = recorded_at - interval '1 day'",
        "message_id = (SELECT min(id) FROM tickets_message)",
    ],
)
def test_an_event_in_between_that_was_changed_is_found(chain, forge, change):
    logged = chain.events.get(kind="work_logged").pk
    forge(f"UPDATE tickets_event SET {change} WHERE id = {logged}", table="tickets_event")

    assert broken_seals() == [chain]


@pytest.mark.parametrize("facts", ["{}", '{"consent": 0, "seal": "f"}'])
def test_the_event_of_a_consent_must_name_it(chain, forge, facts):
    last = chain.events.filter(kind="consent_given").last().pk
    forge(f"UPDATE tickets_event SET facts = '{facts}' WHERE id = {last}", table="tickets_event")

    assert broken_seals() == [chain]


def test_an_event_that_was_taken_out_is_found(chain, forge):
    written = chain.events.get(kind="note_written").pk
    forge(f"DELETE FROM tickets_event WHERE id = {written}", table="tickets_event")

    assert broken_seals() == [chain]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_consent_that_was_taken_out_is_found(chain, forge, place):
    gone = chain.consents.all()[place].pk
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE costs_workentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE costs_workentry SET consent_id = NULL")
    forge(f"DELETE FROM costs_consentwords WHERE consent_id = {gone}", table="costs_consentwords")
    forge(f"DELETE FROM costs_consent WHERE id = {gone}", table="costs_consent")

    assert broken_seals() == [chain]


def test_all_consents_taken_out_are_found(another, forge):
    forge("DELETE FROM costs_consentwords", table="costs_consentwords")
    forge("DELETE FROM costs_consent", table="costs_consent")

    assert broken_seals() == [another]


def test_a_consent_that_was_put_in_is_found(chain, mailbox_is_full):
    forged = Consent.objects.first()
    forged.pk, forged.ticket, forged.seal = None, mailbox_is_full, "f" * 64
    forged.save()

    assert broken_seals() == [mailbox_is_full]


def test_words_that_were_swapped_are_found(chain, another, forge):
    mine, theirs = chain.consents.first().words, another.consents.get().words
    forge(
        "UPDATE costs_consentwords SET sentence = 'Ich stimme allem zu.' "
        f"WHERE id IN ({mine.pk}, {theirs.pk})",
        table="costs_consentwords",
    )

    assert broken_seals() == [chain, another]


@pytest.mark.parametrize("column", ["sentence", "name", "email", "salt"])
def test_no_part_of_the_words_can_be_changed(chain, forge, column):
    forge(f"UPDATE costs_consentwords SET {column} = 'x'", table="costs_consentwords")

    assert broken_seals() == [chain]


def test_false_words_are_not_excused_by_calling_them_erased(chain, forge):
    change = "sentence = 'Ich stimme allem zu.', erased_at = now()"
    forge(f"UPDATE costs_consentwords SET {change}", table="costs_consentwords")

    assert broken_seals() == [chain]


def test_words_that_are_gone_are_found(chain, forge):
    forge("DELETE FROM costs_consentwords", table="costs_consentwords")

    assert broken_seals() == [chain]


@pytest.fixture
def erased(chain):
    """The words of everybody, as erasing a person does it."""
    blank = {"sentence": "", "name": "", "email": "", "ip": None}
    ConsentWords.objects.update(erased_at=timezone.now(), **blank)
    return chain


def test_erasing_the_words_keeps_the_chain(erased):
    assert broken_seals() == []


def test_what_is_erased_is_still_chained(erased, forge):
    forge("UPDATE costs_consent SET cap = 999 WHERE cap = 60", table="costs_consent")

    assert broken_seals() == [erased]


@pytest.mark.parametrize("ip", ["192.0.2.7", "2001:db8::1", "2001:DB8:0::1", "::ffff:192.0.2.7"])
def test_an_address_reads_as_it_was_written(new_domain, agreed, ip):
    agreed(new_domain, ip=ip)

    assert broken_seals() == []


def test_the_database_refuses_to_change_a_consent(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(cap=999)


def test_the_database_refuses_to_delete_a_consent(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(work=None)._raw_delete("default")


@pytest.mark.parametrize(
    "change",
    [
        {"sentence": "Ich stimme allem zu."},
        {"erased_at": timezone.now()},
        {"sentence": "", "name": "", "email": "", "ip": None},
        {"salt": "00"},
    ],
)
def test_the_database_refuses_to_change_words(chain, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentWords.objects.update(**change)


def test_words_are_erased_once(erased):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentWords.objects.update(erased_at=timezone.now())


def test_the_database_refuses_to_delete_words(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentWords.objects.all()._raw_delete("default")
