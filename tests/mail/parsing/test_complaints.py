import pytest

from tresen.mail.parsing import Complaint, parse

from .letters import PLAIN, letter, multipart

OURS = "Message-ID: <ours@tresen.example>\nSubject: x\n\nHallo"
ABOUT = "Original-Rcpt-To: <erika@example.org>\n"


def complaint(about=ABOUT, kind="message/rfc822"):
    report = (
        "Content-Type: message/feedback-report\n\n"
        f"Feedback-Type: Abuse\nUser-Agent: Mail/1.0\nVersion: 1\n{about}"
    )
    original = f"Content-Type: {kind}\n\n{OURS}"
    words = f"{PLAIN}This is a report about an unwanted message."
    return multipart(words, report, original, kind="report; report-type=feedback-report")


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_complaint_says_which_letter_and_whose_it_is(kind):
    mail = parse(complaint(kind=kind))

    assert mail.complaint == Complaint("abuse", "erika@example.org", "<ours@tresen.example>")
    assert mail.is_auto_reply
    assert not mail.is_bounce


@pytest.mark.parametrize(
    ("about", "recipient"),
    [
        ("Removal-Recipient: erika@example.org\n", "erika@example.org"),
        ("Original-Recipient: rfc822; erika@example.org\n", "erika@example.org"),
        ("", ""),
    ],
)
def test_whose_it_is_stands_in_several_places_or_nowhere(about, recipient):
    assert parse(complaint(about)).complaint.recipient == recipient


def test_letters_of_people_complain_in_words_only():
    assert parse(letter("Ich beschwere mich!")).complaint is None
