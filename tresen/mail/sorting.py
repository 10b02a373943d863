"""Who wrote, where does it belong, and which verb follows."""

from tresen.customers.models import Customer
from tresen.house.models import Mailbox
from tresen.lib.address import NotAnAddress, normalise
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket

from .belonging import evidence_in, is_fresh
from .bouncing import sort_bounce
from .hearing import heard, subject_of, subject_of_reply
from .parsing import says_only_thanks
from .settled import Outcome, Settled

# Programs that write without having been written to: monitoring, invoices, newsletters.
UNASKED = {"auto-generated", "auto-notified", "precedence: bulk", "precedence: junk"}


def sort(parsed, mail):
    if parsed.is_bounce:
        return sort_bounce(parsed, mail)
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


def _sort_words(parsed, mail):
    author = Person.objects.meet(
        parsed.from_email, name=parsed.from_name, language=_language_of(mail)
    )
    evidence = evidence_in(parsed, [*mail.envelope_to, *parsed.to, *parsed.cc])
    if evidence and evidence.by_address and is_fresh(parsed, evidence.ticket):
        return _open_beside(evidence.ticket, author, parsed, mail)
    joined = _join(evidence, author, parsed, mail) if evidence else None
    return joined or _open(author, parsed, mail)


def _join(evidence, author, parsed, mail):
    """The mail belongs to a ticket that is known. None: it proves too little."""
    ticket, doing = evidence.ticket, {"by": author, "at": mail.received_at}
    belongs = _may_join(ticket, author)
    if not (belongs or evidence.signed):
        return None
    said = heard(parsed, mail)
    if parsed.is_auto_reply:
        return Settled(Outcome.REPLIED, ticket, ticket.file_automatic(said, **doing), "automatic")
    if not belongs:
        message = ticket.file_third_party(said, **doing)
        return Settled(Outcome.REPLIED, ticket, message, "third_party")
    ticket.lock()
    if ticket.closed_at:
        return _come_back(ticket, said, author, mail, parsed)
    return Settled(Outcome.REPLIED, ticket, ticket.reply(said, **doing))


def _may_join(ticket, author):
    """A mail proves no sign-in, so nobody speaks for us by mail."""
    reachable = Ticket.objects.reachable_by(author).filter(pk=ticket.pk)
    return not author.is_staff and reachable.exists()


def _come_back(ticket, said, author, mail, parsed):
    """A reply to a closed ticket: thanks are filed with it, everything else begins anew."""
    if says_only_thanks(parsed.reply_text) and not parsed.attachments:
        message = ticket.file_afterword(said, by=author, at=mail.received_at)
        return Settled(Outcome.AFTERWORD, ticket, message)
    new = NewTicket(
        subject=subject_of_reply(parsed),
        said=said,
        kind=ticket.kind,
        customer=ticket.customer,
        product=ticket.product,
        mailbox=mail.mailbox or ticket.mailbox,
        follows=ticket,
    )
    return _opened(Outcome.FOLLOWED_UP, new, author, mail)


def _open_beside(ticket, author, parsed, mail):
    """Their address book holds the reply address of an old ticket: perhaps there is a link."""
    settled = _open(author, parsed, mail)
    if settled.ticket:
        settled.ticket.propose_link(ticket, by=author, at=mail.received_at)
    return settled


def _open(author, parsed, mail):
    if _answers_nothing_known(parsed):
        return Settled(Outcome.IGNORED, reason="automatic_reply_to_nothing")
    mailbox = mail.mailbox or Mailbox.objects.main()
    new = NewTicket(
        subject=subject_of(parsed),
        said=heard(parsed, mail),
        kind=mailbox.default_kind if mailbox else "unsorted",
        customer=_only_customer_of(author),
        mailbox=mailbox,
    )
    return _opened(Outcome.OPENED, new, author, mail)


def _answers_nothing_known(parsed):
    answers = bool(parsed.in_reply_to or parsed.references)
    return parsed.is_auto_reply and (answers or parsed.auto_submitted not in UNASKED)


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
