"""The table of design.md, section 6, cell by cell."""

from email.utils import parseaddr

import pytest

from tests.mail.post import STRANGER, SUPPORT, mail, receive
from tests.scenes import scene
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import Said

RECEIVED = "<brand@business.example>"
BASHIR = "bashir@business.example"
SIGNED = {
    "reply address": lambda letter: {"To": signed(letter), "Subject": "Re: Drucker brennt"},
    "In-Reply-To": lambda letter: {"In_Reply_To": letter.rfc_message_id},
    "References": lambda letter: {"References": f"{letter.rfc_message_id} <x@elsewhere.example>"},
}
UNSIGNED = {
    "In-Reply-To": lambda letter: {"In_Reply_To": RECEIVED},
    "References": lambda letter: {"References": f"<x@y.example> {RECEIVED}"},
}


def signed(letter):
    return parseaddr(letter.reply_to)[1]


def write(sender, headers, text="Er brennt noch immer."):
    return receive(mail(sender, text, **headers), headers.get("To", SUPPORT))


each_signed = pytest.mark.parametrize("evidence", SIGNED.values(), ids=SIGNED)
each_unsigned = pytest.mark.parametrize("evidence", UNSIGNED.values(), ids=UNSIGNED)
insiders = pytest.mark.parametrize("sender", [BASHIR, "jule@business.example"])
outsiders = pytest.mark.parametrize(
    "sender", ["gast@business.example", STRANGER, "kim@tresen.example", "erika@ondemand.example"]
)


@insiders
@each_signed
def test_a_participant_and_a_contact_with_the_right_join_by_signed_evidence(
    letter, sender, evidence
):
    filed = write(sender, evidence(letter))

    assert (filed.outcome, filed.ticket) == ("replied", letter.ticket)
    assert filed.evidence in ("signed_id", "signed_address")
    assert filed.message.is_public


@insiders
@each_unsigned
def test_and_by_a_message_id_that_we_received_on_the_ticket(letter, sender, evidence):
    filed = write(sender, evidence(letter))

    assert (filed.outcome, filed.ticket) == ("replied", letter.ticket)
    assert filed.evidence == "received_id"
    assert filed.message.is_public


@outsiders
@each_signed
def test_anybody_else_with_signed_evidence_is_kept_as_third_party_for_staff(
    letter, guest, sender, evidence
):
    filed = write(sender, evidence(letter))

    assert (filed.outcome, filed.reason) == ("replied", "third_party")
    assert (filed.message.ticket, filed.message.audience) == (letter.ticket, "staff")
    assert filed.message.side == "third_party"


@outsiders
@each_unsigned
def test_anybody_else_without_a_signature_opens_a_ticket(letter, guest, sender, evidence):
    filed = write(sender, evidence(letter))

    assert (filed.outcome, filed.reason, filed.evidence) == ("opened", "no_party_there", "")
    assert filed.ticket != letter.ticket


@pytest.mark.parametrize("sender", [BASHIR, STRANGER, "kim@tresen.example"])
def test_without_evidence_a_mail_opens_a_ticket(letter, sender):
    filed = write(sender, {"Subject": "Re: Drucker brennt"})

    assert filed.outcome == "opened"


@pytest.mark.parametrize("sender", [BASHIR, STRANGER])
def test_a_fresh_mail_to_a_signed_address_opens_a_ticket_with_a_proposed_link(letter, sender):
    filed = write(sender, {"To": signed(letter), "Subject": "Neues Zertifikat"})

    link = filed.ticket.links.get()
    assert (filed.outcome, filed.reason) == ("opened", "written_anew")
    assert (link.to, link.proposed) == (letter.ticket, True)


@pytest.mark.parametrize("subject", ["[{}]", "Re: Drucker brennt [{}]", "AW: Ticket {}"])
def test_a_number_in_the_subject_never_joins(letter, subject):
    filed = write(BASHIR, {"Subject": subject.format(letter.ticket.shown_id)})

    assert filed.outcome == "opened"
    assert [link.to for link in filed.ticket.links.all()] == [letter.ticket]


def test_a_number_links_nothing_that_its_writer_may_not_see(letter):
    filed = write(STRANGER, {"Subject": f"Re: [{letter.ticket.shown_id}]"})

    assert filed.outcome == "opened"
    assert not filed.ticket.links.exists()


def test_a_third_party_starts_no_clock_takes_no_part_and_mails_nobody(letter):
    letters, clock = OutgoingMail.objects.count(), letter.ticket.clock
    write(STRANGER, {"In_Reply_To": letter.rfc_message_id, "Cc": "a@b.example"})

    ticket = Ticket.objects.get(pk=letter.ticket.pk)
    assert (ticket.clock, ticket.participants.count()) == (clock, 1)
    assert OutgoingMail.objects.count() == letters


def test_whoever_looks_after_the_ticket_learns_of_a_third_party(letter, kim):
    write(STRANGER, {"In_Reply_To": letter.rfc_message_id})

    assert Notice.objects.get(person=kim).event.kind == "third_party_wrote"


def test_later_answers_do_not_reach_a_third_party(letter, kim):
    write(STRANGER, {"In_Reply_To": letter.rfc_message_id})
    message = letter.ticket.answer(Said("Brennt er noch?"), by=kim, at=letter.created_at)

    assert [sent.to for sent in message.letters.all()] == [BASHIR]


def change(token, at):
    return f"{token[:at]}{'a' if token[at] != 'a' else 'b'}{token[at + 1 :]}"


@pytest.mark.parametrize("at", [0, 3, 12, -1])
def test_a_changed_letter_in_a_token_is_no_evidence(letter, at):
    local, _, domain = signed(letter).partition("@")
    box, _, token = local.partition("+")
    forged = f"{box}+{change(token, at % len(token))}@{domain}"
    filed = write(BASHIR, {"To": forged, "Subject": "Re: Drucker brennt"})

    assert filed.outcome == "opened"


def test_a_shortened_message_id_is_no_evidence(letter):
    local, _, domain = letter.rfc_message_id.strip("<>").partition("@")
    filed = write(BASHIR, {"In_Reply_To": f"<{local[:-8]}@{domain}>"})

    assert filed.outcome == "opened"


def test_the_case_of_a_reply_address_does_not_matter(letter):
    shouted = signed(letter).upper()
    filed = write(BASHIR, {"To": shouted, "Subject": "Re: Drucker brennt"})

    assert filed.ticket == letter.ticket


@pytest.fixture
@scene
def cellar(house):
    """Another ticket of Bashir's."""
    return receive(mail(BASHIR, "Der Keller brennt.", Subject="Keller")).ticket


def test_the_message_id_it_answers_comes_before_the_address_it_goes_to(letter, cellar):
    newer = cellar.letters.get().rfc_message_id
    filed = write(BASHIR, {"In_Reply_To": newer, "To": signed(letter)})

    assert (filed.ticket, filed.evidence) == (cellar, "signed_id")


def test_of_several_references_the_newest_counts(letter, cellar):
    newer = cellar.letters.get().rfc_message_id
    filed = write(BASHIR, {"References": f"{letter.rfc_message_id} {newer} <x@y.example>"})

    assert filed.ticket == cellar


def test_the_address_it_goes_to_comes_before_a_mail_that_anybody_may_know(letter, cellar):
    headers = {"To": signed(cellar.letters.get()), "In_Reply_To": RECEIVED, "Subject": "Re: Keller"}
    filed = write(BASHIR, headers)

    assert (filed.ticket, filed.evidence) == (cellar, "signed_address")


def told_twice(ticket, of, kim):
    ticket.link(of, type="duplicates", by=kim, at=ticket.opened_at)
    ticket.close(Said("Siehe dort."), result="duplicate", by=kim, at=ticket.opened_at)


def test_a_reply_to_a_duplicate_joins_the_ticket_that_it_duplicates(letter, cellar, kim):
    told_twice(letter.ticket, cellar, kim)
    filed = write(BASHIR, {"In_Reply_To": letter.rfc_message_id})

    assert (filed.outcome, filed.ticket, filed.reason) == ("replied", cellar, "of_a_duplicate")


def test_a_stranger_s_is_noted_there(letter, cellar, kim):
    told_twice(letter.ticket, cellar, kim)
    filed = write(STRANGER, {"In_Reply_To": letter.rfc_message_id})

    assert (filed.ticket, filed.reason) == (cellar, "third_party")


def test_where_another_customer_has_the_original_a_stranger_s_stays_here(
    letter, mailbox_is_full, kim, erika
):
    told_twice(letter.ticket, mailbox_is_full, kim)
    filed = write(STRANGER, {"In_Reply_To": letter.rfc_message_id})

    assert (filed.ticket, filed.reason) == (letter.ticket, "third_party")
    assert not mailbox_is_full.doubts_for(erika)


def test_a_duplicate_of_another_customer_s_ticket_opens_no_door(letter, mailbox_is_full, kim):
    told_twice(letter.ticket, mailbox_is_full, kim)
    filed = write(BASHIR, {"In_Reply_To": letter.rfc_message_id})

    assert filed.outcome == "followed_up"
    assert filed.ticket.links.get(type="follows").to == letter.ticket


def test_duplicates_of_each_other_lead_nowhere(letter, cellar, kim):
    told_twice(letter.ticket, cellar, kim)
    told_twice(cellar, letter.ticket, kim)

    assert write(BASHIR, {"In_Reply_To": letter.rfc_message_id}).outcome == "followed_up"


def test_a_way_through_many_duplicates_ends(letter, kim):
    tickets = [letter.ticket, *(receive(mail(BASHIR, f"{n}")).ticket for n in range(4))]
    pairs = zip(tickets, tickets[1:], strict=False)
    assert [told_twice(ticket, of, kim) for ticket, of in pairs]

    assert write(BASHIR, {"In_Reply_To": letter.rfc_message_id}).ticket == tickets[-1]


def test_a_proposed_duplicate_leads_nowhere(letter, cellar, kim):
    letter.ticket.propose_link(cellar, by=kim, at=cellar.opened_at)
    letter.ticket.close(Said("Gut."), result="duplicate", by=kim, at=cellar.opened_at)

    assert write(BASHIR, {"In_Reply_To": letter.rfc_message_id}).outcome == "followed_up"


@pytest.mark.parametrize("box", ["support", "notfall"])
def test_each_queue_gets_the_replies_to_its_own_letters(house, box):
    address = f"{box}@tresen.example"
    ticket = receive(mail(BASHIR, To=address), address).ticket
    reply_to = signed(ticket.letters.get())
    filed = write(BASHIR, {"To": reply_to, "Subject": "Re: Drucker brennt"})

    assert reply_to.startswith(f"{box}+")
    assert (filed.ticket, filed.ticket.mailbox.address) == (ticket, address)
