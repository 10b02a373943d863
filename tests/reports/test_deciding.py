"""What becomes of a turn: told by the verbs of a ticket, read from its events alone."""

import pytest

from tests.cast import berlin
from tresen.reports.folding import refold
from tresen.reports.models import Proof
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said


def proofs(ticket):
    refold({ticket.pk})
    return list(Proof.objects.filter(ticket=ticket).order_by("since"))


def test_an_answer_in_time_is_kept(shop_is_down, kim, nordlicht):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    (proof,) = proofs(shop_is_down)

    assert (proof.outcome, proof.decided_at) == ("kept", berlin("mon", "10:40"))
    assert (proof.service_seconds, proof.real_seconds) == (2400, 2400)
    assert (proof.customer, proof.due_at) == (nordlicht, berlin("mon", "14:00"))


def test_an_answer_at_the_last_second_is_kept(shop_is_down, kim):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "14:00"))

    assert [proof.outcome for proof in proofs(shop_is_down)] == ["kept"]


def test_a_night_counts_as_real_time_only(asked, kim):
    ticket = asked("mon", "17:30")
    ticket.answer(Said("Guten Morgen."), by=kim, at=berlin("tue", "09:30"))
    (proof,) = proofs(ticket)

    assert (proof.service_seconds, proof.real_seconds) == (3600, 16 * 3600)


def test_a_late_answer_is_broken_since_its_deadline(shop_is_down, kim):
    shop_is_down.answer(Said("Endlich."), by=kim, at=berlin("mon", "15:00"))
    (proof,) = proofs(shop_is_down)

    assert (proof.outcome, proof.decided_at) == ("broken", berlin("mon", "14:00"))
    assert (proof.answered_at, proof.service_seconds) == (berlin("mon", "15:00"), 5 * 3600)


def test_what_still_runs_is_not_told(shop_is_down, kim):
    shop_is_down.note(Said("Platte voll."), by=kim, at=berlin("mon", "11:00"))

    assert proofs(shop_is_down) == []


def test_without_an_answer_it_is_broken_once_the_deadline_is_known_to_have_passed(
    shop_is_down, kim
):
    shop_is_down.note(Said("Vergessen."), by=kim, at=berlin("mon", "14:01"))
    (proof,) = proofs(shop_is_down)

    assert (proof.outcome, proof.answered_at, proof.real_seconds) == ("broken", None, None)


def test_a_deadline_that_passes_breaks_the_promise_by_itself(shop_is_down):
    Ticket.near_all_due(at=berlin("mon", "13:59"))
    assert proofs(shop_is_down) == []
    Ticket.near_all_due(at=berlin("mon", "14:00"))

    assert [proof.outcome for proof in proofs(shop_is_down)] == ["broken"]


@pytest.mark.parametrize(("time", "outcome"), [("11:00", "withdrawn"), ("15:00", "broken")])
def test_who_closes_their_own_ticket_in_time_counts_neither_way(
    shop_is_down, bashir, time, outcome
):
    shop_is_down.close(Said(""), result="withdrawn", by=bashir, at=berlin("mon", time))

    assert [proof.outcome for proof in proofs(shop_is_down)] == [outcome]


def test_our_closing_words_are_an_answer(shop_is_down, kim):
    closing = berlin("mon", "11:00")
    shop_is_down.close(Said("Erledigt."), result="solved", by=kim, at=closing)

    assert [(proof.outcome, proof.answered_at) for proof in proofs(shop_is_down)] == [
        ("kept", closing)
    ]


def test_what_we_closed_without_being_heard_is_broken(mailbox_is_full, kim, settings):
    """No later fact may come that could say so."""
    settings.SMTP_URL = "smtp://mail.example"
    closing = mailbox_is_full.close(
        Said("Erledigt."), result="solved", by=kim, at=berlin("mon", "11:00")
    )
    assert [proof.outcome for proof in proofs(mailbox_is_full)] == ["broken"]
    mailbox_is_full.delivered(closing.message, by=kim, at=berlin("mon", "11:10"))

    assert [proof.outcome for proof in proofs(mailbox_is_full)] == ["kept"]


def test_a_program_that_closes_breaks_the_promise(shop_is_down, kim):
    said = Said("Automatisch geschlossen.", automatic=True)
    shop_is_down.close(said, result="solved", by=kim, at=berlin("mon", "11:00"))

    assert [proof.outcome for proof in proofs(shop_is_down)] == ["broken"]


def test_each_turn_is_told_once(shop_is_down, kim, bashir):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    shop_is_down.reply(Said("Und?", origin="portal"), by=bashir, at=berlin("mon", "12:00"))
    shop_is_down.reply(Said("Hallo?", origin="portal"), by=bashir, at=berlin("mon", "13:00"))
    shop_is_down.answer(Said("Läuft."), by=kim, at=berlin("mon", "12:30"))

    told = [(proof.since, proof.service_seconds) for proof in proofs(shop_is_down)]
    assert told == [(berlin("mon"), 2400), (berlin("mon", "12:00"), 1800)]


def test_an_answer_that_came_back_proves_nothing(mailbox_is_full, kim, settings):
    settings.SMTP_URL = "smtp://mail.example"
    ticket = mailbox_is_full
    answer = ticket.answer(Said("Läuft."), by=kim, at=berlin("mon", "10:30"))
    ticket.delivered(answer, by=kim, at=berlin("mon", "10:31"))
    assert [proof.outcome for proof in proofs(ticket)] == ["kept"]
    said = Said("550 unknown user", origin="system", automatic=True)
    ticket.bounced(answer, said, by=kim, at=berlin("mon", "10:50"))

    assert proofs(ticket) == []
