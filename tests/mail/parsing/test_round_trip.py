"""What a correct program writes, we read back: the standard library is the writer."""

from email.message import EmailMessage
from email.policy import SMTP

from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import parse

LETTERS = st.characters(exclude_categories=["C", "Z"])
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)


# Between two encoded words the writer of some releases forgets the space.
@given(subject=st.text(LETTERS, min_size=1), text=WORDS)
def test_subject_and_text_come_back(subject, text):
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message.set_content(text + "\n")
    mail = parse(message.as_bytes())

    assert mail.subject == subject
    assert mail.text == text + "\n"


@given(name=WORDS, content=st.binary(max_size=300))
def test_enclosures_come_back(name, content):
    message = EmailMessage(policy=SMTP)
    message.set_content("Hallo")
    message.add_attachment(content, maintype="image", subtype="png", filename=name)
    [attachment] = parse(message.as_bytes()).attachments

    assert attachment.content == content
    assert attachment.filename == name


@given(text=WORDS, html=WORDS)
def test_both_forms_come_back(text, html):
    message = EmailMessage(policy=SMTP)
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    mail = parse(message.as_bytes())

    assert text in mail.text
    assert mail.html == html + "\n"


@given(inner=WORDS)
def test_enclosed_letters_come_back(inner):
    enclosed = EmailMessage(policy=SMTP)
    enclosed.set_content(inner)
    message = EmailMessage(policy=SMTP)
    message.set_content("Hallo")
    message.add_attachment(enclosed)
    [attachment] = parse(message.as_bytes()).attachments

    assert parse(attachment.content).text == inner + "\n"
