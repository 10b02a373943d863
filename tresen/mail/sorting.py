"""Who wrote, where does it belong, and which verb follows."""

from dataclasses import dataclass, replace

from tresen.customers.models import Customer
from tresen.files.models import Attachment
from tresen.house.models import Mailbox
from tresen.lib.address import NotAnAddress, normalise
from tresen.lib.marks import clean
from tresen.people.models import Person
from tresen.tickets.models import Message, Ticket
from tresen.tickets.said import NewTicket, Said

from .belonging import evidence_in, is_fresh, letter_named
from .incoming import IncomingMail
from .parsing import says_only_thanks

State = IncomingMail.State
Outcome = IncomingMail.Outcome


@dataclass(frozen=True)
class Settled:
    outcome: str
    ticket: Ticket | None = None
    message: Message | None = None
    reason: str = ""

    @property
    def state(self):
        unfiled = {Outcome.PARKED: State.PARKED, Outcome.IGNORED: State.IGNORED}
        return unfiled.get(self.outcome, State.FILED)


def sort(parsed, mail):
    if parsed.bounce or parsed.is_bounce:
        return _sort_bounce(parsed, mail)
    if not _is_address(parsed.from_email):
        return Settled(Outcome.PARKED, reason="no_sender")
    if Mailbox.objects.at(parsed.from_email):
        return Settled(Outcome.IGNORED, reason="from_ourselves")
    return _sort_words(parsed, mail)


def _is_address(text):
    try:
        return bool(normalise(text))
    except NotAnAddress:
        return False


def _sort_bounce(parsed, mail):
    letter = letter_named([parsed.bounce.message_id, *parsed.references] if parsed.bounce else [])
    if letter is None or letter.ticket is None:
        return Settled(Outcome.IGNORED, reason="bounce_of_nothing_known")
    system = Person.objects.system()
    message = letter.ticket.bounced(
        letter.message, _said(parsed, mail), by=system, at=mail.received_at
    )
    letter.refuse(parsed.bounce.diagnostic or parsed.bounce.status)
    return Settled(Outcome.BOUNCED, letter.ticket, message)


def _sort_words(parsed, mail):
    author = Person.objects.meet(
        parsed.from_email, name=parsed.from_name, language=_language_of(mail)
    )
    recipients = [*mail.envelope_to, *parsed.to, *parsed.cc]
    evidence = evidence_in(parsed, recipients)
    if evidence and evidence.by_address and is_fresh(parsed, evidence.ticket):
        evidence = None
    if evidence:
        settled = _join(evidence, author, parsed, mail)
        if settled:
            return settled
    if parsed.is_auto_reply:
        return Settled(Outcome.IGNORED, reason="automatic_reply_to_nothing")
    return _open(author, parsed, mail)


def _join(evidence, author, parsed, mail):
    """The mail belongs to a ticket that is known. None: it proves too little."""
    ticket, said = evidence.ticket, _said(parsed, mail)
    doing = {"by": author, "at": mail.received_at}
    if parsed.is_auto_reply:
        return Settled(Outcome.REPLIED, ticket, ticket.file_automatic(said, **doing), "automatic")
    if author.is_staff or not Ticket.objects.reachable_by(author).filter(pk=ticket.pk).exists():
        if not evidence.signed:
            return None
        message = ticket.file_third_party(said, **doing)
        return Settled(Outcome.REPLIED, ticket, message, "third_party")
    ticket.lock()
    if ticket.closed_at:
        return _come_back(ticket, said, author, mail, parsed)
    return Settled(Outcome.REPLIED, ticket, ticket.reply(said, **doing))


def _come_back(ticket, said, author, mail, parsed):
    """A reply to a closed ticket: thanks are filed with it, everything else begins anew."""
    if says_only_thanks(parsed.reply_text) and not parsed.attachments:
        message = ticket.file_afterword(said, by=author, at=mail.received_at)
        return Settled(Outcome.AFTERWORD, ticket, message)
    new = NewTicket(
        subject=_subject(parsed),
        said=said,
        kind=ticket.kind,
        customer=ticket.customer,
        product=ticket.product,
        mailbox=mail.mailbox or ticket.mailbox,
        follows=ticket,
    )
    return _opened(Outcome.FOLLOWED_UP, new, author, mail)


def _open(author, parsed, mail):
    mailbox = mail.mailbox or Mailbox.objects.main()
    new = NewTicket(
        subject=_subject(parsed),
        said=_said(parsed, mail),
        kind=mailbox.default_kind if mailbox else "unsorted",
        customer=_only_customer_of(author),
        mailbox=mailbox,
    )
    return _opened(Outcome.OPENED, new, author, mail)


def _opened(outcome, new, author, mail):
    mail.mailbox = new.mailbox
    ticket = Ticket.open(new, by=author, at=mail.received_at)
    return Settled(outcome, ticket, ticket.first_message)


def _only_customer_of(person):
    """Who speaks for several companies is asked by staff; guessing would show one the other's."""
    customers = Customer.objects.of(person)[:2]
    return customers[0] if len(customers) == 1 else None


def _language_of(mail):
    return mail.mailbox.language if mail.mailbox else Person.Language.GERMAN


def _subject(parsed):
    return parsed.subject.strip() or parsed.reply_text.strip()[:80] or "–"


def _said(parsed, mail):
    words = parsed.reply_text or parsed.text
    said = Said(
        text=words,
        origin=Message.Origin.MAIL,
        full_text=parsed.text if parsed.text.strip() != words.strip() else "",
        html=clean(parsed.html) if parsed.html else "",
        attachments=tuple(_kept(enclosed) for enclosed in parsed.attachments),
        sent_at=parsed.date,
        rfc_message_id=parsed.message_id or "",
    )
    return replace(said, automatic=bool(parsed.is_auto_reply or parsed.is_bounce))


def _kept(enclosed):
    return Attachment.keep(
        enclosed.filename,
        enclosed.content,
        content_type=enclosed.content_type,
        content_id=enclosed.content_id or "",
    )
