"""A mail program: writes to the house by SMTP, and reads what the house sends."""

import smtplib
from email.message import EmailMessage
from email.utils import make_msgid

from tests.engine.conftest import eventually
from tests.mail.post import SUPPORT

# A letter that was cut off goes again when its lease has run out, and the minute is full.
PATIENCE = 100


class Post:
    def __init__(self, served):
        self.served = served
        self.read = []

    def letter(self, to, about=""):
        """The next unread letter to this reader that names this Ticket-ID, as soon as it comes."""
        letter = eventually(lambda: next(iter(self.unread(to, about)), None), PATIENCE)
        assert letter, f"No letter to {to} came."
        self.read.append(letter)
        return letter

    def unread(self, to, about=""):
        mails = [mail for mail in self.served.sink.mails if mail not in self.read]
        return [mail for mail in mails if to in mail["To"] and about in text_of(mail)]

    def write(self, sender, text, *, html="", subject="Drucker brennt", to=SUPPORT, **headers):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, to, subject
        mail["Message-ID"] = make_msgid(domain="writer.example")
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        self.deliver(mail, sender, to)
        return mail

    def reply(self, letter, text, html=""):
        """As mail programs do it: below the new words stands what was answered."""
        quoted = "\n".join(f"> {line}" for line in text_of(letter).splitlines())
        return self.write(
            letter["To"],
            f"{text}\n\nAm 23.11.2026 um 10:00 schrieb Tresen Hosting:\n{quoted}\n",
            subject=f"Re: {letter['Subject']}",
            to=letter["Reply-To"],
            html=html,
            In_Reply_To=letter["Message-ID"],
            References=f"{letter['References'] or ''} {letter['Message-ID']}".strip(),
        )

    def deliver(self, mail, sender, recipient):
        """Again and again until it is taken, as mail servers do."""
        assert eventually(lambda: self._taken(mail, sender, recipient), PATIENCE)

    def _taken(self, mail, sender, recipient):
        try:
            with smtplib.SMTP("127.0.0.1", self.served.smtp_port, timeout=10) as server:
                server.sendmail(sender, [recipient], mail.as_bytes())
        except (OSError, smtplib.SMTPException):
            return False
        return True


def text_of(letter):
    return letter.get_body(("plain",)).get_content()
