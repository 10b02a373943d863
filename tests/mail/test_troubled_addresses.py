"""Addresses from which letters come back: no automatic letters, until their owner is heard from."""

import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.mail.post import STRANGER, complaint, failure_report, mail, receive
from tests.mail.returning.test_bouncing import signed
from tests.mail.sink import mail_server
from tresen.customers.models import Contact
from tresen.house.models import Provider
from tresen.mail.leaving.posting import post_all
from tresen.mail.models import OutgoingMail, Withheld
from tresen.people.models import Address
from tresen.people.signin import NewPasswordForm
from tresen.tickets.models import Notice
from tresen.tickets.said import Said
from tresen.tickets.waiting import remind_all_due

PROVIDER = "abuse@feedback.business.example"


@pytest.fixture
def vouched(house):
    """Our own mail server says that a mail comes from the domain in From, or from another one."""
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])

    def with_result(raw, *, result="pass", domain="feedback.business.example"):
        said = f"mx.tresen.example; dmarc={result} header.from={domain}"
        return f"Authentication-Results: {said}\n".encode() + raw

    return with_result


def trouble_of(email="bashir@business.example"):
    address = Address.objects.get(email=email)
    return address.trouble if address.is_troubled else ""


@pytest.fixture
def troubled(letter):
    """Bashir's address; Kim has answered his ticket."""
    address = Address.objects.get(email=letter.to)
    address.suffer(Address.Trouble.NO_SUCH, at=berlin("mon"))
    return address


def test_a_letter_that_came_back_for_good_troubles_its_address(letter):
    receive(failure_report(about=letter.rfc_message_id))

    assert trouble_of() == "no_such"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [("5.7.1", "refused"), ("5.3.2", "other"), ("5.3.4", ""), ("5.1.8", "")],
)
def test_what_is_about_the_letter_is_not_about_the_address(letter, status, trouble):
    because = {"action": "failed", "status": status, "said": ""}
    receive(failure_report(about=letter.rfc_message_id, because=because))

    letter.refresh_from_db()
    assert letter.state == "failed"
    assert trouble_of() == trouble


def test_a_report_about_somebody_else_troubles_nobody(letter):
    receive(failure_report(about=letter.rfc_message_id, to="erika@ondemand.example"))

    assert (trouble_of(), trouble_of("erika@ondemand.example")) == ("", "")


def test_who_only_knows_the_address_of_the_ticket_troubles_nobody(letter):
    """Everybody who takes part knows it: nobody shall silence another one with it."""
    filed = receive(failure_report(), signed(letter))

    assert filed.outcome == "bounced"
    assert trouble_of() == ""


def test_a_forged_report_harms_only_the_reader_of_that_letter(letter, kim, nordlicht):
    jule = Contact.objects.exclude(person__addresses__email=letter.to).filter(customer=nordlicht)
    others = jule.values_list("person__addresses__email", flat=True)
    receive(failure_report(about=letter.rfc_message_id, to=others.first() or STRANGER))

    assert not Address.objects.exclude(bounced_at=None).exists()


@pytest.mark.parametrize(
    ("said", "trouble"),
    [("550 5.1.1 No such user", "no_such"), ("550 5.7.1 Relaying denied", "")],
)
def test_our_own_server_knows_who_does_not_exist_but_its_faults_are_ours(
    letter, settings, said, trouble
):
    OutgoingMail.objects.update(state="queued")
    with mail_server(RCPT=said) as (_, settings.SMTP_URL):
        post_all()

    assert trouble_of() == trouble


def test_no_automatic_letter_goes_there_and_the_reason_is_kept(troubled, letter, kim):
    letters = OutgoingMail.objects.count()
    ticket = letter.ticket
    ticket.ask(Said("Welches Modell?"), by=kim, at=timezone.now())
    ticket.reminders.update(due_at=timezone.now())
    remind_all_due(at=timezone.now())

    reasons = Withheld.objects.filter(kind="reminder").values_list("reason", flat=True)
    assert set(reasons) == {"in_vain"}
    assert OutgoingMail.objects.count() == letters + 1


def test_what_staff_say_is_tried_all_the_same(troubled, letter, kim):
    message = letter.ticket.answer(Said("Und jetzt?"), by=kim, at=timezone.now())

    assert message.letters.get().to == troubled.email


def test_a_mail_from_there_heals_it_before_anything_follows(troubled):
    filed = receive(mail(troubled.email, "Ich bin wieder da.", Subject="Neu"))

    assert trouble_of() == ""
    assert filed.ticket.letters.get().kind == "opened"


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<a.b>"}],
    ids=str,
)
def test_a_vacation_reply_does_not(troubled, letter, headers):
    receive(mail(troubled.email, "Bin weg.", In_Reply_To=letter.rfc_message_id, **headers))

    assert trouble_of() == "no_such"


def test_nor_does_a_mail_from_another_address(troubled):
    receive(mail(STRANGER))

    assert trouble_of() == "no_such"


def test_who_chose_a_password_by_our_letter_is_reached_there(troubled, bashir):
    data = {"password1": "ein langes Kennwort"}
    form = NewPasswordForm(data, user=bashir.login, temp_key="x")
    assert form.is_valid()
    form.save()

    assert trouble_of() == ""


def test_who_calls_a_letter_spam_gets_no_more_by_machine_and_staff_know(letter, kim, vouched):
    filed = receive(vouched(complaint(about=letter.rfc_message_id, sender=PROVIDER)))

    assert (filed.outcome, filed.reason) == ("bounced", "letter_complained_of")
    assert trouble_of() == "complaint"
    assert Notice.objects.get(person=kim).event.kind == "reader_complained"
    assert (filed.message.audience, filed.message.side) == ("staff", "system")


def test_a_complaint_leaves_clock_and_letter_as_they_were(letter, vouched):
    before = letter.ticket.clock
    receive(vouched(complaint(about=letter.rfc_message_id, sender=PROVIDER)))

    letter.refresh_from_db()
    letter.ticket.refresh_from_db()
    assert (letter.state, letter.ticket.clock) == ("held", before)


UNPROVEN = {
    "nobody vouches": ("feedback.business.example", "none"),
    "forged": ("feedback.business.example", "fail"),
    "of another provider": ("elsewhere.example", "pass"),
    "of a domain that only ends alike": ("evilbusiness.example", "pass"),
}


@pytest.mark.parametrize(("domain", "result"), UNPROVEN.values(), ids=UNPROVEN)
def test_a_complaint_that_anybody_could_write_silences_nobody(letter, vouched, domain, result):
    raw = complaint(about=letter.rfc_message_id, sender=f"abuse@{domain}")
    filed = receive(vouched(raw, result=result, domain=domain))

    assert (filed.outcome, filed.reason, trouble_of()) == ("bounced", "report_in_doubt", "")
    assert letter.stages.get().what == "doubted"
    assert Notice.objects.get(event__ticket=letter.ticket).event.kind == "report_doubted"


def test_a_complaint_about_no_letter_of_ours_troubles_nobody(letter):
    receive(complaint(about="<unknown@elsewhere.example>"))

    assert trouble_of() == ""
