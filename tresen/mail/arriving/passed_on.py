"""What a colleague forwarded to support: who is said to have written it, and in which words."""

from tresen.house.models import Mailbox
from tresen.lib.address import address_or_nothing
from tresen.lib.secret_links import without_tokens
from tresen.mail.reading import read_what_can_be_read
from tresen.people.models import Person
from tresen.tickets.models import Message
from tresen.tickets.said import Said

from .incoming import IncomingMail
from .raw import raw_of


def mail_of(ticket):
    """The mail that opened it, or None."""
    opening = ticket.messages.order_by("pk").first()
    return IncomingMail.objects.filter(message=opening).defer("blob__data").first()


def claimed_writers(mail):
    """[(name, address)]: the newest first, without ourselves and colleagues. Nobody checked it."""
    claims = mail.findings.get("forwarded", []) if mail else []
    read = ((each["name"], address_or_nothing(each["email"])) for each in claims)
    return [(name, email) for name, email in read if email and not _is_ours(email)]


def words_passed_on(mail, email):
    """What is said to be theirs, without what the colleague wrote above it."""
    found = read_what_can_be_read(raw_of(mail))[0].forwarded if mail else ()
    named = (each.text for each in found if address_or_nothing(each.email) == email)
    newest = found[0].text if found else ""
    return Said(without_tokens(next(named, newest)), origin=Message.Origin.MAIL)


def _is_ours(email):
    person = Person.objects.speaking_from(email)
    return bool(Mailbox.objects.at(email)) or bool(person and person.is_staff)
