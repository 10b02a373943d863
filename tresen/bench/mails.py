"""What customers write: two of three mails open a ticket, the third answers one of ours."""

import smtplib
import time
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from html import escape
from itertools import cycle

from django.utils import timezone

from tresen.mail import identity
from tresen.tickets.models import Ticket


class Mails:
    def __init__(self, speech, dice, speakers, mailbox):
        self.speech, self.dice, self.speakers, self.mailbox = speech, dice, speakers, mailbox
        tickets = Ticket.objects.open().select_related("contact").order_by("pk")
        self.open = cycle(list(tickets[:500]))

    def write(self, number):
        return [self._reply() if turn % 3 == 2 else self._opening() for turn in range(number)]

    def _opening(self):
        speaker = self.dice.choice(self.speakers)
        subject = self.speech.subject(self.dice).text
        return self._mail(speaker.email, self.mailbox.address, subject, self._text(5))

    def _reply(self):
        ticket = next(self.open)
        to = identity.reply_address(ticket, self.mailbox)
        quoted = "".join(f"> {line}\n" for line in self._text(5).splitlines())
        text = f"{self._text(3)}\n\nAm 1.3.2026 um 10:12 schrieb Bench:\n{quoted}"
        return self._mail(ticket.contact.email, to, f"Re: {ticket.subject}", text)

    def _text(self, sentences):
        return self.speech.say(self.dice, sentences).text

    def _mail(self, sender, to, subject, text):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, to, subject
        mail["Date"] = format_datetime(timezone.now())
        mail["Message-ID"] = make_msgid(domain="firma.example")
        mail.set_content(text)
        mail.add_alternative(f"<p>{escape(text)}</p>", subtype="html")
        return mail


def send(mails, port, connections):
    """Seconds until the last one was acknowledged, over so many connections at once."""
    shares = [mails[start::connections] for start in range(connections)]
    began = time.perf_counter()
    with ThreadPoolExecutor(connections) as threads:
        list(threads.map(lambda share: _deliver(share, port), shares))
    return time.perf_counter() - began


def _deliver(mails, port):
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as server:
        for mail in mails:
            server.send_message(mail)
