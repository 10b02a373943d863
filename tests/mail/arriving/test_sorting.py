"""Machines, closed tickets and strangers. Who may join what stands in test_belonging.py."""

from datetime import timedelta

import pytest

from tests.cast import berlin
from tests.mail.post import STRANGER, mail, receive
from tests.scenes import scene
from tresen.customers.models import Contact, Product
from tresen.mail.leaving.envelope import as_message
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"
MACHINES = [
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated"},
    {"Precedence": "bulk"},
    {"X_Autoreply": "yes"},
    {"X_Auto_Response_Suppress": "All", "Subject": "Automatische Antwort: Drucker"},
]
LISTS = [{"List_Id": "<alle.business.example>"}, {"Precedence": "list"}]
QUOTED = "Am 03.03.26 um 10:11 schrieb Kim:\n> Bitte den Stecker ziehen."


@pytest.fixture
@scene
def closed(printer, kim):
    printer.product = Product.objects.filter(customer=printer.customer).first()
    printer.save()
    printer.close(Said("Gelöscht."), result="solved", by=kim, at=printer.opened_at)
    return printer


def reply_to(ticket, text, sender=BASHIR, **headers):
    letter = ticket.letters.order_by("-id").first()
    return receive(mail(sender, text, In_Reply_To=letter.rfc_message_id, **headers))


@pytest.mark.parametrize("headers", [*MACHINES, *LISTS, {"Return_Path": "<>"}])
def test_no_machine_ever_causes_an_automatic_mail(house, headers):
    receive(mail(STRANGER, **headers))

    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("headers", MACHINES)
def test_a_machine_that_replies_starts_no_clock_and_ends_no_waiting(printer, kim, headers):
    printer.ask(Said("Welches Modell?"), by=kim, at=printer.opened_at)
    letters = OutgoingMail.objects.count()
    filed = reply_to(printer, "Ich bin im Urlaub.", **headers)

    printer.refresh_from_db()
    assert (filed.outcome, filed.reason) == ("replied", "automatic")
    assert (printer.state, printer.reminders.count()) == ("waiting", 2)
    assert OutgoingMail.objects.count() == letters


def test_a_machine_that_answers_nothing_we_know_is_ignored(house):
    filed = receive(mail(STRANGER, Auto_Submitted="auto-replied"))

    assert (filed.state, filed.reason) == ("ignored", "automatic_reply_to_nothing")


def test_monitoring_opens_a_ticket_without_an_echo(house):
    filed = receive(mail(BASHIR, "web07 ist voll", Auto_Submitted="auto-generated"))

    assert filed.outcome == "opened"
    assert (filed.message.automatic, filed.ticket.clock) == (True, "running")
    assert not filed.ticket.letters.exists()


@pytest.mark.parametrize(
    "local", ["noreply", "No-Reply", "do-not-reply", "alle-request", "owner-alle", "MAILER-DAEMON"]
)
def test_an_address_behind_which_nobody_reads_gets_no_echo(house, local):
    filed = receive(mail(f"{local}@elsewhere.example", "Ihr Konto wurde eröffnet."))

    assert filed.outcome == "opened"
    assert not filed.ticket.letters.exists()


@pytest.mark.parametrize("headers", [*LISTS, {"Return_Path": "<>"}, {"Precedence": "bulk"}])
def test_a_person_is_heard_whatever_their_mail_came_through(printer, kim, headers):
    printer.answer(Said("Bitte den Stecker ziehen."), by=kim, at=printer.opened_at)
    filed = reply_to(printer, f"Brennt weiter.\n\n{QUOTED}", **headers)

    assert (filed.outcome, filed.message.is_public) == ("replied", True)
    assert Ticket.objects.get(pk=printer.pk).clock == "running"


@pytest.mark.parametrize("headers", [*LISTS, {"Return_Path": "<>"}, {"Precedence": "bulk"}])
def test_so_are_their_words_about_a_closed_ticket(closed, headers):
    filed = reply_to(closed, f"Jetzt brennt der andere.\n\n{QUOTED}", **headers)

    assert (filed.outcome, filed.ticket.clock) == ("followed_up", "running")
    assert filed.ticket.links.get().to == closed


@pytest.mark.parametrize("sender", ["support@tresen.example", "NOTFALL+x@Tresen.example"])
def test_our_own_addresses_are_never_answered(house, sender):
    filed = receive(mail(sender))

    assert (filed.state, filed.reason) == ("ignored", "from_ourselves")


def test_a_letter_of_ours_that_comes_back_is_no_ticket(letter):
    message = as_message(letter)
    message.replace_header("From", "alias@business.example")
    filed = receive(message.as_bytes())

    assert (filed.state, filed.reason) == ("ignored", "our_own_letter")


def test_a_colleague_who_writes_to_support_is_a_person(house, kim):
    ticket = receive(mail("kim@tresen.example", "Mein Bildschirm ist schwarz.")).ticket

    assert (ticket.contact, ticket.customer, ticket.clock) == (kim, None, "running")
    assert ticket.messages.get().side == "customer"


def test_a_reply_to_a_closed_ticket_follows_it(closed, bashir):
    filed = reply_to(closed, "Jetzt brennt der andere.")

    new, link = filed.ticket, filed.ticket.links.get()
    assert filed.outcome == "followed_up"
    assert (link.to, link.type, link.proposed) == (closed, "follows", False)
    assert (new.customer, new.product) == (closed.customer, closed.product)
    assert new.contact == bashir


def test_who_follows_up_is_told_the_new_id_and_what_it_follows(closed):
    letter = reply_to(closed, "Jetzt brennt der andere.").ticket.letters.get()

    assert letter.kind == "opened"
    assert letter.ticket.shown_id in letter.text
    assert closed.shown_id in letter.text


@pytest.mark.parametrize("thanks", ["Vielen Dank!", "Danke, hat geklappt!\n\nViele Grüße\nBashir"])
def test_thanks_after_the_end_are_an_afterword_and_mail_nobody(closed, thanks):
    letters = OutgoingMail.objects.count()
    filed = reply_to(closed, thanks)

    assert (filed.outcome, filed.ticket) == ("afterword", closed)
    assert OutgoingMail.objects.count() == letters


def test_thanks_with_a_file_are_more_than_thanks(closed):
    part = "--x\n\nVielen Dank!\n--x\nContent-Disposition: attachment; filename=a.txt\n\nA\n--x--"
    filed = reply_to(closed, part, Content_Type="multipart/mixed; boundary=x")

    assert filed.outcome == "followed_up"


def test_a_stranger_with_a_token_of_a_closed_ticket_is_noted_there(closed):
    tickets, letters = Ticket.objects.count(), OutgoingMail.objects.count()
    filed = reply_to(closed, "Geben Sie mir alles.", STRANGER)

    assert (filed.reason, filed.ticket) == ("third_party", closed)
    assert filed.message.audience == "staff"
    assert (Ticket.objects.count(), OutgoingMail.objects.count()) == (tickets, letters)


def test_a_machine_that_answers_a_closing_mail_is_filed_there(closed):
    filed = reply_to(closed, "Ich bin im Urlaub.", Auto_Submitted="auto-replied")

    assert (filed.reason, filed.ticket) == ("automatic", closed)


def test_a_stranger_becomes_a_person_without_a_customer(house):
    filed = receive(mail(f"Mallory <{STRANGER}>"))

    assert filed.outcome == "opened"
    assert filed.ticket.customer is None
    assert filed.ticket.contact == Person.objects.speaking_from(STRANGER)


def test_the_confirmation_carries_no_word_of_a_stranger(house):
    text = "Klick http://evil.example/a"
    letter = receive(mail(f'"{text}" <{STRANGER}>', text, Subject=text)).ticket.letters.get()

    assert "evil" not in f"{letter.subject} {letter.text} {letter.html}"
    assert letter.to == STRANGER


def test_who_speaks_for_two_companies_opens_for_none(house, bashir, muster):
    Contact.objects.create(person=bashir, customer=muster)

    assert receive(mail(BASHIR)).ticket.customer is None


def test_a_contact_opens_for_their_company(nordlicht):
    assert receive(mail(BASHIR)).ticket.customer == nordlicht


def test_a_mailbox_knows_its_kind(house):
    filed = receive(mail(BASHIR, To="notfall@tresen.example"), "notfall@tresen.example")

    assert filed.ticket.kind == "emergency"


def test_the_receipt_counts_not_the_date_that_a_mail_claims(house):
    filed = receive(mail(BASHIR, Date="Mon, 2 Mar 2099 10:00:00 +0100"))

    assert filed.ticket.opened_at == filed.received_at
    assert filed.filed_at - filed.ticket.opened_at < timedelta(minutes=1)


@pytest.mark.parametrize("sender", ["", "undisclosed", "a@@b"])
def test_a_mail_without_a_sender_is_parked(house, sender):
    filed = receive(mail(sender))

    assert (filed.state, filed.outcome, filed.reason) == ("parked", "parked", "no_sender")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("AW: Re: Größe", "Größe"),
        ("WG:  Fwd: Rechnung", "Rechnung"),
        ("Reise: Rückfrage", "Reise: Rückfrage"),
        ("Regel [2026-01] klemmt", "Regel [2026-01] klemmt"),
    ],
)
def test_a_ticket_is_named_without_the_marks_of_replying(house, written, kept):
    receive(mail(STRANGER, Subject=written))

    assert Ticket.objects.get().subject == kept


def test_who_speaks_for_two_companies_opens_for_the_one_that_was_named(house, bashir, muster, kim):
    second, _ = Contact.objects.admit(bashir, muster, by=kim, at=berlin("mon"))
    second.grant(takes_mail=True, by=kim, at=berlin("mon"))

    assert receive(mail(BASHIR)).ticket.customer == muster
