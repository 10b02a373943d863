"""What people try who want into somebody else's ticket (T1 to T5 and T7 of the demands)."""

from email.utils import parseaddr

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.mail.post import STRANGER, SUPPORT, mail, receive
from tresen.customers.models import Contact
from tresen.house.keys import ring
from tresen.house.models import Key, Provider
from tresen.mail.arriving.belonging import evidence_in
from tresen.mail.models import OutgoingMail
from tresen.mail.parsing import parse
from tresen.people.models import Person
from tresen.tickets.models import Message, Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"
FORGED = "mx.tresen.example; dmarc=fail header.from=business.example"


def signed(letter):
    return parseaddr(letter.reply_to)[1]


def picture(ticket):
    """All that somebody outside could change about a ticket."""
    ticket.refresh_from_db()
    people = sorted(ticket.participants.values_list("person__name", flat=True))
    return (ticket.state, ticket.clock, ticket.messages.count(), people, ticket.letters.count())


SUBJECTS = ["[#{}]", "[{}]", "Re: [#{}]", "AW: [Ticket {}] Drucker brennt", "Fwd: Ticket-ID {}"]


@given(
    st.integers(0, 10**8 - 1), st.sampled_from(SUBJECTS), st.sampled_from(["", "x+{}@y.example"])
)
def test_no_number_is_ever_evidence(number, subject, address):
    shown = f"{number // 10_000:04d}-{number % 10_000:04d}"
    raw = mail(STRANGER, f"Ticket {shown}", Subject=subject.format(shown))
    recipients = [f"support+{number}@tresen.example", address]

    assert evidence_in(parse(raw), recipients, at=timezone.now()) is None


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("sender", [STRANGER, "erika@ondemand.example"])
def test_who_guesses_a_number_reaches_nothing(letter, subject, sender):
    before = picture(letter.ticket)
    filed = receive(mail(sender, "Los!", Subject=subject.format(letter.ticket.shown_id)))

    assert (filed.outcome, picture(letter.ticket)) == ("opened", before)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_nor_does_who_uses_the_name_of_a_participant(letter, subject, bashir):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    before = picture(letter.ticket)
    raw = mail(BASHIR, "Los!", Subject=subject.format(letter.ticket.shown_id))
    filed = receive(f"Authentication-Results: {FORGED}\n".encode() + raw)

    assert (filed.reason, picture(letter.ticket)) == ("forged", before)
    assert filed.ticket.links.get().to == letter.ticket
    assert filed.ticket not in Ticket.objects.reachable_by(bashir)


def test_the_reply_address_of_another_customer_lets_nobody_in(letter, erika):
    before = picture(letter.ticket)[3:]
    filed = receive(mail("erika@ondemand.example", "Re", To=signed(letter)), signed(letter))

    assert filed.message.audience == "staff"
    assert picture(letter.ticket)[3:] == before
    assert letter.ticket not in Ticket.objects.reachable_by(erika)


OLD_FORMATS = [
    {"To": "support+{pk}@tresen.example"},
    {"To": "support+{number}@tresen.example"},
    {"To": "support+{cut}@tresen.example"},
    {"To": "support@tresen.example+{token}"},
    {"In_Reply_To": "<ticket-{pk}@tresen.example>"},
    {"In_Reply_To": "<{number}@tresen.example>"},
    {"References": "<reply-{pk}-1@tresen.example>"},
    {"References": "<{token}@tresen.example>"},
]


@pytest.mark.parametrize("headers", OLD_FORMATS, ids=str)
def test_what_others_once_took_for_a_token_is_none(letter, headers):
    token = signed(letter).partition("@")[0].partition("+")[2]
    known = {"pk": letter.ticket.pk, "number": letter.ticket.number, "token": token}
    filled = {name: text.format(cut=token[:-1], **known) for name, text in headers.items()}
    headers = {"Subject": "Re: Drucker brennt", **filled}
    filed = receive(mail(BASHIR, **headers), headers.get("To", SUPPORT))

    assert filed.outcome == "opened"


def test_a_token_of_a_key_that_is_gone_is_none(letter):
    address = signed(letter)
    Key.objects.filter(purpose=Key.Purpose.MAIL).update(secret=b"another" * 5)
    ring.cache_clear()
    filed = receive(mail(BASHIR, To=address, Subject="Re: Drucker brennt"), address)
    ring.cache_clear()

    assert filed.outcome == "opened"


@pytest.mark.parametrize("left", [False, True])
def test_nobody_speaks_for_us_by_mail(letter, kim, left):
    kim.staff.left_at = timezone.now() if left else None
    kim.staff.save()
    before = OutgoingMail.objects.count()
    filed = receive(mail("kim@tresen.example", "Ist gratis.", In_Reply_To=letter.rfc_message_id))

    assert (filed.reason, filed.message.audience) == ("third_party", "staff")
    assert not Message.objects.filter(side="staff", origin="mail").exists()
    assert OutgoingMail.objects.count() == before


FIVE = ", ".join(f"m{number}@elsewhere.example" for number in range(5))


def test_a_new_address_takes_no_part_and_hears_nothing(letter, kim):
    receive(mail(STRANGER, "Ich bin's.", To=signed(letter), Cc=FIVE, Subject="Re: Drucker brennt"))
    answer = letter.ticket.answer(Said("Geht es wieder?"), by=kim, at=timezone.now())

    assert not OutgoingMail.objects.filter(to__endswith="@elsewhere.example").exists()
    assert [sent.to for sent in answer.letters.all()] == [BASHIR]


ASIDE = [
    *({name: STRANGER} for name in ("Cc", "Sender", "Reply_To", "Resent_From", "Resent_To")),
    *({name: STRANGER} for name in ("Resent_Cc", "Return_Path", "Errors_To", "X_Original_From")),
    {"To": f"{SUPPORT}, {STRANGER}"},
]


@pytest.mark.parametrize("aside", ASIDE, ids=str)
@pytest.mark.parametrize("answers", [True, False])
def test_whoever_else_a_mail_names_gets_nothing(letter, kim, aside, answers):
    known = {"In_Reply_To": letter.rfc_message_id} if answers else {}
    ticket = receive(mail(BASHIR, "Bitte an alle.", **known, **aside)).ticket
    ticket.answer(Said("Gern."), by=kim, at=timezone.now())

    assert [each.person.email for each in ticket.participants.all()] == [BASHIR]
    assert not OutgoingMail.objects.filter(to=STRANGER).exists()
    assert not Ticket.objects.reachable_by(Person.objects.meet(STRANGER)).exists()


VERIFYING = ["Your code is 481 920", "Confirm: https://idp.example/confirm?t=abc"]


@pytest.mark.parametrize("text", VERIFYING)
def test_a_code_sent_to_a_ticket_s_address_is_for_staff_only(letter, as_bashir, text):
    filed = receive(mail("no-reply@idp.example", text, To=signed(letter)), signed(letter))

    page = as_bashir.get(f"/tickets/{letter.ticket.shown_id}/").content.decode()
    assert text not in page
    assert (filed.ticket, filed.reason) == (letter.ticket, "third_party")


@pytest.mark.parametrize("text", VERIFYING)
def test_a_code_sent_to_our_own_address_is_for_staff_only(house, text):
    ticket = receive(mail("no-reply@idp.example", text)).ticket
    contacts = Person.objects.filter(pk__in=Contact.objects.values("person"))

    assert [each for each in contacts if ticket in Ticket.objects.reachable_by(each)] == []


@pytest.mark.parametrize("sender", ["neu@business.example", "neu@tresen.example"])
def test_the_domain_of_an_address_joins_no_customer(house, sender):
    ticket = receive(mail(sender)).ticket

    assert (ticket.customer, ticket.contact.is_staff) == (None, False)


CONTROLS = [
    {"X_Tresen_Ticket": "{pk}", "X-TRESEN-Audience": "staff"},
    {"X-Tresen-Ticket": "\n {pk}", "x-TRESEN-side": "\n\tstaff"},
    {"X_Tresen_Token": "{token}", "x-tresen-sender-check": "verified"},
    {"X_Ticket_ID": "{number}", "X_Auto_Response_Suppress": "All"},
    {"X_RT_Squelch": "1", "X-OTRS-State": "closed", "X-Zammad-Ticket": "{number}"},
]


@pytest.mark.parametrize("controls", CONTROLS, ids=str)
def test_no_header_from_outside_controls_anything(letter, controls):
    known = {"pk": letter.ticket.pk, "number": letter.ticket.number, "token": signed(letter)}
    before = picture(letter.ticket)
    filed = receive(mail(BASHIR, **{name: text.format(**known) for name, text in controls.items()}))

    assert (filed.outcome, filed.message.is_public) == ("opened", True)
    assert (filed.message.is_verified, filed.ticket.letters.count()) == (False, 1)
    assert picture(letter.ticket) == before
