"""Our own mail server says that somebody else wrote it: then it takes part in nothing."""

import pytest
from django.utils import timezone

from tests.mail.post import mail, receive
from tresen.house.models import Provider
from tresen.mail.models import OutgoingMail, Withheld
from tresen.tickets.models import Event, Ticket
from tresen.tickets.refusing import NotThirdParty, SenderInDoubt
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"
FAILED = "mx.tresen.example; dmarc=fail header.from=business.example"
PASSED = "mx.tresen.example; dmarc=pass header.from=business.example"


@pytest.fixture(autouse=True)
def trusting(house):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])


def forged(sender=BASHIR, text="Ich stimme allem zu. Bitte Passwort an mich.", **headers):
    return receive(checked(FAILED, sender, text, **headers))


def checked(result, sender=BASHIR, text="Ich bin es.", **headers):
    trace = f"Authentication-Results: {result}\nReceived: by mx.tresen.example\n"
    return trace.encode() + mail(sender, text, **headers)


@pytest.fixture
def doubted():
    return forged(Subject="Rechnung").ticket


def signed(letter):
    return {"In_Reply_To": letter.rfc_message_id}


def test_with_signed_evidence_it_is_kept_for_staff_only(letter):
    filed, clock = forged(**signed(letter)), letter.ticket.clock

    assert (filed.reason, filed.evidence) == ("forged", "signed_id")
    assert (filed.message.side, filed.message.audience) == ("third_party", "staff")
    assert filed.message.is_doubted
    assert (Ticket.objects.get(pk=letter.ticket.pk).clock, filed.ticket) == (clock, letter.ticket)


def test_it_mails_nobody_and_asks_for_no_consent(letter, nordlicht):
    before = OutgoingMail.objects.count()
    ticket = forged(**signed(letter)).ticket

    assert OutgoingMail.objects.count() == before
    assert not ticket.consents.exists()
    assert not ticket.events.filter(kind=Event.Kind.CONSENT_PROPOSED).exists()


def test_colleagues_do_not_see_it_and_whose_name_it_bears_is_asked(
    letter, client, person, as_bashir
):
    url = f"/tickets/{forged(**signed(letter)).ticket.shown_id}/"
    his = as_bashir.get(url).context
    client.force_login(person("jule@business.example").login)

    assert "Passwort" not in client.get(url).content.decode()
    assert [doubt.is_in_their_name for doubt in his["doubts"]] == [True]
    assert all("Passwort" not in entry.message.text for entry in his["talk"])


def test_it_cannot_confirm_itself_by_mail(letter):
    first = forged(**signed(letter))
    forged(text="Ja, das war ich.", **signed(letter))

    assert first.ticket.messages.awaiting_admission().count() == 2


def test_nor_can_its_sender_by_a_mail_that_is_not_checked(letter):
    filed = forged(**signed(letter))
    receive(checked("mx.tresen.example; none", text="Ja, das war ich.", **signed(letter)))

    assert list(filed.ticket.messages.awaiting_admission()) == [filed.message]


def test_staff_may_admit_it(letter, kim):
    filed = forged(**signed(letter))
    filed.ticket.admit(filed.message, by=kim, at=timezone.now())

    assert filed.ticket.messages.public().filter(pk=filed.message.pk).exists()
    assert filed.ticket.clock == "running"


def test_a_closed_ticket_is_not_taken_up_by_it(letter, kim):
    letter.ticket.close(Said("Gut."), result="solved", by=kim, at=timezone.now())
    tickets = Ticket.objects.count()
    filed = forged(**signed(letter))

    assert (filed.reason, filed.ticket, Ticket.objects.count()) == (
        "forged",
        letter.ticket,
        tickets,
    )


def test_without_signed_evidence_it_opens_a_ticket_of_nobody(printer):
    filed = forged(In_Reply_To="<brand@business.example>")

    assert (filed.outcome, filed.reason) == ("opened", "forged")
    assert (filed.ticket.customer, filed.ticket.kind) == (None, "unsorted")
    assert not filed.ticket.participants.exists()
    assert filed.ticket.links.get().to == printer
    assert filed.ticket.links.get().proposed


def test_a_signed_address_alone_opens_one_too(letter):
    address = letter.reply_to.partition("<")[2].rstrip(">")
    filed = receive(checked(FAILED, To=address, Subject="Neues"), address)

    assert (filed.outcome, filed.reason, filed.evidence) == ("opened", "forged", "signed_address")
    assert filed.ticket.links.get().to == letter.ticket
    assert filed.ticket.is_doubted


def test_neither_its_owner_nor_the_others_of_the_customer_reach_it(doubted, bashir, person):
    jule = person("jule@business.example")

    assert doubted not in Ticket.objects.reachable_by(bashir)
    assert doubted not in Ticket.objects.reachable_by(jule)


def test_nobody_gets_a_letter_and_the_journal_says_why(doubted):
    Ticket.near_all_due(at=doubted.due_at)

    assert not doubted.letters.exists()
    withheld = Withheld.objects.filter(event__ticket=doubted, kind="opened")
    assert withheld.get().reason == "forged"


def test_staff_find_it_with_its_clock(doubted, as_kim):
    assert doubted.clock == "running"
    assert as_kim.get(f"/desk/tickets/{doubted.shown_id}/").status_code == 200


def test_it_is_placed_with_nobody_before_its_sender_is_confirmed(doubted, nordlicht, kim):
    with pytest.raises(SenderInDoubt):
        doubted.place_with(nordlicht, by=kim, at=timezone.now())


def confirm(ticket, kim):
    ticket.admit(ticket.messages.get(), by=kim, at=timezone.now())
    return Ticket.objects.get(pk=ticket.pk)


def test_confirmed_it_is_as_if_they_had_written_it(doubted, bashir, kim, nordlicht):
    due_at = doubted.due_at
    ticket = confirm(doubted, kim)

    assert (ticket.customer, ticket.due_at) == (nordlicht, due_at)
    assert ticket in Ticket.objects.reachable_by(bashir)
    assert ticket.messages.public().count() == 1
    assert not ticket.is_doubted
    assert [letter.to for letter in ticket.letters.filter(kind="opened")] == [BASHIR]


def test_confirming_twice_records_once(doubted, kim):
    confirm(confirm(doubted, kim), kim)

    assert doubted.events.filter(kind=Event.Kind.SENDER_CONFIRMED).count() == 1


def test_a_button_on_the_desk_confirms(doubted, as_kim):
    url = f"/desk/tickets/{doubted.shown_id}/"
    assert f'value="{doubted.messages.get().pk}"' in as_kim.get(url).content.decode()
    as_kim.post(f"{url}participants/", {"message": doubted.messages.get().pk})

    assert not Ticket.objects.get(pk=doubted.pk).is_doubted


def test_in_a_colleague_s_name_nothing_can_be_confirmed(house, kim):
    ticket = forged("kim@tresen.example").ticket

    with pytest.raises(NotThirdParty):
        ticket.admit(ticket.messages.get(), by=kim, at=timezone.now())


@pytest.mark.parametrize("result", [PASSED, "mx.tresen.example; none", f"evil.{FAILED}"])
def test_who_is_not_known_to_be_forged_is_heard_as_ever(letter, result):
    filed = receive(checked(result, **signed(letter)))

    assert (filed.outcome, filed.reason) == ("replied", "")
    assert filed.message.is_public


def test_a_house_that_trusts_no_server_believes_as_before(letter):
    Provider.objects.update(trusted_authserv_ids=[])

    assert forged(**signed(letter)).message.is_public


def test_the_true_mail_is_no_repeat_of_a_forged_copy_that_came_first():
    forged(text="Der Server steht.", Message_ID="<1@business.example>")
    true = receive(checked(PASSED, text="Der Server steht.", Message_ID="<1@business.example>"))

    assert (true.outcome, true.ticket.customer is None) == ("opened", False)
    assert true.ticket.letters.get().to == BASHIR


def test_a_copy_that_lost_its_seal_on_the_way_is_a_repeat():
    true = receive(checked(PASSED, text="Der Server steht.", Message_ID="<1@business.example>"))
    copies = [forged(text="Der Server steht.", Message_ID="<1@business.example>") for _ in "ab"]

    assert {(copy.outcome, copy.ticket) for copy in copies} == {("duplicate", true.ticket)}
