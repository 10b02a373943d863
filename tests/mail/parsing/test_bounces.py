import pytest

from tresen.mail.parsing import Bounce, parse

from .letters import PLAIN, letter, multipart

ORIGINAL = "Content-Type: message/rfc822\n\nMessage-ID: <ours@tresen.example>\nSubject: x\n\nHallo"


def report(action="failed", status="5.1.1", original=ORIGINAL):
    status_part = (
        "Content-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example.org\n\n"
        "Final-Recipient: rfc822; erika@example.org\n"
        f"Action: {action}\nStatus: {status} (unknown)\n"
        "Diagnostic-Code: smtp; 550 5.1.1\n no such user\n"
    )
    words = f"{PLAIN}Ihre Nachricht kam nicht an."
    return multipart(words, status_part, original, kind="report; report-type=delivery-status")


def test_failed_delivery_is_told_in_full():
    mail = parse(report())

    assert mail.is_bounce
    assert mail.is_auto_reply
    assert mail.text == "Ihre Nachricht kam nicht an."
    assert mail.bounce == Bounce(
        recipient="erika@example.org",
        status="5.1.1",
        action="failed",
        diagnostic="550 5.1.1 no such user",
        message_id="<ours@tresen.example>",
    )


@pytest.mark.parametrize("action", ["delivered", "relayed", "Expanded"])
def test_delivery_that_did_not_fail_is_no_bounce(action):
    mail = parse(report(action=action))

    assert not mail.is_bounce
    assert mail.bounce is None
    assert mail.is_auto_reply


def test_delivery_that_takes_its_time_is_told_but_is_no_bounce():
    mail = parse(report(action="Delayed", status="4.4.1"))

    assert not mail.is_bounce
    assert mail.is_auto_reply
    assert (mail.bounce.action, mail.bounce.status, mail.bounce.is_final) == (
        "delayed",
        "4.4.1",
        False,
    )
    assert mail.bounce.message_id == "<ours@tresen.example>"


def test_of_several_recipients_the_one_who_will_never_get_it_is_told():
    both = report(action="delayed").replace(
        b"Diagnostic-Code", b"\nFinal-Recipient: rfc822; bo@example.org\nAction: failed\nX-Code"
    )

    assert (parse(both).bounce.recipient, parse(both).is_bounce) == ("bo@example.org", True)


def test_only_the_headers_of_the_original_are_enough():
    headers = "Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@tresen.example>\nTo: x"

    assert parse(report(original=headers)).bounce.message_id == "<ours@tresen.example>"


def test_report_without_details_is_still_a_bounce():
    part = "Content-Type: message/delivery-status\n\n"
    mail = parse(multipart(part, kind="report"))

    assert mail.is_bounce
    assert mail.bounce.message_id is None


def test_failed_one_of_several_recipients_is_told():
    both = report(action="delivered").replace(
        b"Diagnostic-Code", b"\nFinal-Recipient: rfc822; bo@example.org\nAction: failed\nX-Code"
    )

    assert parse(both).bounce.recipient == "bo@example.org"


def test_failure_told_only_by_a_header_is_a_bounce():
    text = "550 5.7.1 refused\n\n------ copy of the message ------\nMessage-ID: <ours@t.example>\n"
    mail = parse(letter(text, From="Mailer-Daemon@x.de", X_Failed_Recipients="erika@example.org"))

    assert (mail.bounce.recipient, mail.bounce.status) == ("erika@example.org", "5.7.1")
    assert mail.bounce.message_id == "<ours@t.example>"


IN_WORDS = {
    "qmail": "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
    "<erika@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
    "--- Below this line is a copy of the message.\n\nMessage-ID: <ours@t.example>\n",
    "German": "Die Nachricht konnte nicht zugestellt werden an:\n\n  erika@example.org\n"
    "    550 5.1.1 Unbekannter Empfänger\n\nMessage-ID: <ours@t.example>\nSubject: x\n",
}
POSTMASTER = {"From": "postmaster@x.de", "Return_Path": "<>"}


@pytest.mark.parametrize("text", IN_WORDS.values(), ids=IN_WORDS)
@pytest.mark.parametrize("machine", [{"From": "MAILER-DAEMON@x.de"}, POSTMASTER])
def test_failure_told_only_in_words_is_a_bounce(text, machine):
    mail = parse(letter(text, **machine))

    assert (mail.bounce.recipient, mail.bounce.status) == ("erika@example.org", "5.1.1")
    assert mail.bounce.message_id == "<ours@t.example>"


@pytest.mark.parametrize("sender", ["postmaster@x.de", "erika@example.org"])
def test_words_of_somebody_who_may_be_a_person_are_none(sender):
    assert parse(letter(IN_WORDS["qmail"], From=sender)).bounce is None


@pytest.mark.parametrize("text", ["erika@example.org:\nQuarantäne", "Message-ID: <a@b>\n"])
def test_words_that_return_no_letter_or_name_no_reader_are_none(text):
    assert parse(letter(text, From="MAILER-DAEMON@x.de")).bounce is None


def test_such_a_header_from_anybody_else_is_no_bounce():
    assert not parse(letter(X_Failed_Recipients="erika@example.org")).is_bounce


def test_receipt_of_a_reader_is_automatic_but_no_bounce():
    receipt = "Content-Type: message/disposition-notification\n\nDisposition: displayed"
    mail = parse(multipart(f"{PLAIN}Gelesen.", receipt, kind="report"))

    assert mail.is_auto_reply
    assert not mail.is_bounce


def test_a_report_that_somebody_forwards_is_what_they_write_about():
    forwarded = report().replace(
        b"multipart/report; report-type=delivery-status", b"multipart/mixed"
    )
    mail = parse(forwarded)

    assert mail.bounce is None
    assert not mail.is_auto_reply
    assert mail.text == "Ihre Nachricht kam nicht an."
