"""What is said beside the words of a mail, at the desk and at the portal."""

import pytest
from django.utils import timezone

from tests.mail.post import mail, receive
from tresen.mail.arriving.noticed import Invitation, noticed_in
from tresen.mail.models import IncomingMail
from tresen.tickets.said import Said

ERIKA = "erika@ondemand.example"
CC = "Anna <anna@ondemand.example>"


@pytest.fixture
def found(house):
    """found({"cc": […]}): a mail of Erika's in which the parser noticed this."""

    def found(findings, **fields):
        filed = receive(mail(ERIKA))
        IncomingMail.objects.filter(pk=filed.pk).update(findings=findings, **fields)
        return IncomingMail.objects.get(pk=filed.pk)

    return found


def facts(mail):
    return dict(noticed_in(mail.message).facts())


def at_the_desk(client, mail):
    return client.get(f"/desk/tickets/{mail.ticket.shown_id}/").content.decode()


def at_the_portal(client, mail):
    return client.get(f"/tickets/{mail.ticket.shown_id}/").content.decode()


@pytest.mark.parametrize("evidence", IncomingMail.Evidence.values)
def test_why_it_belongs_here_is_a_sentence(found, evidence):
    assert facts(found({}, evidence=evidence))["Warum sie zum Ticket gehört"].endswith(".")


@pytest.mark.parametrize(
    ("findings", "what", "words"),
    [
        ({"to": ["a@b.example", "c@d.example"]}, "An", "a@b.example, c@d.example"),
        ({"cc": ["a@b.example"]}, "Cc", "a@b.example"),
        ({"reply_to": ["x@y.example"]}, "Antworten gehen an", "x@y.example"),
        ({"sender": "x@y.example"}, "Gesendet von", "x@y.example"),
        (
            {"protection": "signed"},
            "Signatur",
            "Die Mail ist signiert. Niemand hat geprüft, von wem.",
        ),
        (
            {"auto_submitted": "auto-replied"},
            "Von einem Programm",
            "Ihre Kopfzeilen sagen es: auto-replied.",
        ),
        ({"is_list": True}, "Von einem Programm", "Sie ging an eine Mailingliste."),
        ({"date": "missing"}, "Aufgefallen", "Die Mail trägt kein Datum."),
        (
            {"recipients": 400},
            "Aufgefallen",
            "Sie ging an 400 Adressen; nicht alle sind genannt.",
        ),
    ],
)
def test_what_was_noticed_is_a_sentence(found, findings, what, words):
    assert facts(found(findings))[what] == words


DATED = [
    ("Thu, 1 Jan 1970 00:00:00 +1400", "Mittwoch, 31. Dezember 1969, 11:00 Uhr (MEZ)"),
    ("Sat, 1 Jan 2096 00:00:00 -1200", "Sonntag, 1. Januar 2096, 13:00 Uhr (MEZ)"),
]


@pytest.mark.parametrize(("date", "told"), DATED)
def test_whatever_a_mail_is_dated_it_is_told_and_does_not_count(house, date, told):
    filed = receive(mail(ERIKA, Date=date))

    assert facts(filed)["Datiert"] == told
    assert filed.message.created_at == filed.received_at


def test_where_nothing_was_noticed_nothing_is_said(found):
    assert facts(found({})) == {}


def test_staff_read_that_to_and_cc_open_nothing(as_kim, found):
    page = at_the_desk(as_kim, found({"cc": ["anna@ondemand.example"]}))

    assert "anna@ondemand.example" in page
    assert "Wer in An oder Cc steht, ist dadurch nicht beteiligt" in page


def test_an_encrypted_mail_says_so_to_both_sides(as_kim, client, erika, found):
    shut = found({"protection": "encrypted"})
    desk = at_the_desk(as_kim, shut)
    client.force_login(erika.login)

    said = "Diese Nachricht ist verschlüsselt. Sie liegt als Datei bei."
    assert said in desk and said in at_the_portal(client, shut)


def test_a_wrapper_of_outlook_that_does_not_open_is_told_to_both_sides(
    as_kim, client, erika, found
):
    shut = found({"defects": ["winmail-unreadable"]})
    desk = at_the_desk(as_kim, shut)
    client.force_login(erika.login)

    said = "(winmail.dat), die sich nicht öffnen ließ."
    assert said in desk and said in at_the_portal(client, shut)


def test_what_could_not_be_read_leads_to_the_original(as_kim, found):
    broken = found({"unreadable": "too deep"})
    page = at_the_desk(as_kim, broken)

    assert "Ein Teil dieser Mail konnte nicht gelesen werden." in page
    assert f'<a href="/desk/incoming/{broken.pk}/">Original anzeigen</a>' in page


def test_a_sender_who_is_not_confirmed_is_a_notice_for_staff(as_kim, client, erika, found):
    forged = found({})
    forged.message.sender_check, forged.message.audience = "forged", "staff"
    forged.message.save()
    desk = at_the_desk(as_kim, forged)
    client.force_login(erika.login)

    assert "<b>Absender nicht bestätigt.</b>" in desk
    assert "nicht bestätigt" not in at_the_portal(client, forged)


def test_an_invitation_is_told_in_the_reader_s_own_time(as_kim, kim, found):
    kim.timezone = "America/New_York"
    kim.save()
    invited = {"method": "REQUEST", "summary": "Umzug", "location": "Raum 5"}
    page = at_the_desk(
        as_kim, found({"invitation": invited | {"starts_at": "2027-03-02T15:00:00+00:00"}})
    )

    assert "<dt>Einladung</dt><dd><b>Umzug</b></dd>" in page
    assert "10:00" in page and "Raum 5" in page


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2027-03-02", "Dienstag, 2. März 2027"),
        (
            "2027-03-02T15:00:00",
            "Dienstag, 2. März 2027 um 15:00 Uhr, in einer nicht genannten Zeitzone",
        ),
        ("2027-03-02T15:00:00+01:00", ""),
        ("tomorrow", ""),
        ("", ""),
    ],
)
def test_a_time_without_a_zone_is_told_as_it_was_written(written, day):
    assert Invitation({"starts_at": written}).day == day


def test_customers_read_to_whom_they_sent_a_copy_and_nothing_else(as_erika, found):
    page = at_the_portal(as_erika, found({"cc": ["anna@ondemand.example"], "is_list": True}))

    assert "Sie haben eine Kopie gesendet an: anna@ondemand.example." in page
    assert "Zu dieser Mail" not in page and "/desk/" not in page


def test_a_copy_is_not_told_to_others_on_the_ticket(client, otto, found):
    copied = found({"cc": ["anna@ondemand.example"]})
    copied.ticket.customer.contacts.filter(person=otto).update(sees_all_tickets=True)
    client.force_login(otto.login)

    page = at_the_portal(client, copied)
    assert copied.ticket.subject in page
    assert "anna@ondemand.example" not in page


def test_what_was_moved_keeps_what_is_known_of_its_mail(as_kim, kim, found, mailbox_is_full):
    copied = found({"cc": ["anna@ondemand.example"]})
    farewell = Said("Es geht dort weiter.")
    copied.ticket.move(copied.message, mailbox_is_full, farewell, by=kim, at=timezone.now())

    page = as_kim.get(f"/desk/tickets/{mailbox_is_full.shown_id}/").content.decode()
    assert "anna@ondemand.example" in page
