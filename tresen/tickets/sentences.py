"""Events as sentences. Codes are stored; words are found late, in the reader's language."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .events import Event

SENTENCES = {
    Event.Kind.TICKET_OPENED: _("%(who)s opened the ticket."),
    Event.Kind.CUSTOMER_WROTE: _("%(who)s wrote."),
    Event.Kind.STAFF_ANSWERED: _("%(who)s answered."),
    Event.Kind.INFORMATION_REQUESTED: _("%(who)s asked for information."),
    Event.Kind.NOTE_WRITTEN: _("%(who)s wrote an internal note."),
    Event.Kind.ANSWER_DELIVERED: _("The answer was delivered."),
    Event.Kind.ANSWER_BOUNCED: _("A letter of ours came back undelivered."),
    Event.Kind.BOUNCE_TAKEN_BACK: _(
        "%(who)s replied to a letter of ours that had been reported as undelivered: it had arrived."
    ),
    Event.Kind.READER_COMPLAINED: _("A reader reported a letter of ours as spam."),
    Event.Kind.REPORT_DOUBTED: _(
        "A report says that a letter of ours came back or is spam, without proof: please check."
    ),
    Event.Kind.PROGRAM_WROTE: _("A program of %(who)s wrote."),
    Event.Kind.DEADLINE_NEARED: _("The time grew short: those in charge were told."),
    Event.Kind.DEADLINE_PASSED: _("The deadline passed without an answer."),
    Event.Kind.DEADLINE_RECKONED: _("The deadline was worked out anew: the service hours changed."),
    Event.Kind.STATUS_ASKED: _("%(who)s asked where the answer is."),
    Event.Kind.SALES_INVOLVED: _("%(who)s turned to sales."),
    Event.Kind.SALES_SETTLED: _("%(who)s has looked after it for sales."),
    Event.Kind.CUSTOMER_REMINDED: _("A reminder was sent."),
    Event.Kind.TICKET_CLOSED: _("%(who)s closed the ticket."),
    Event.Kind.AFTERWORD_FILED: _("%(who)s sent an afterword."),
    Event.Kind.THIRD_PARTY_WROTE: _("%(who)s, who is no party to the ticket, wrote."),
    Event.Kind.AUTOMATIC_MAIL_FILED: _("An automatic mail from %(who)s was filed."),
    Event.Kind.MESSAGE_MOVED: _("%(who)s moved a message to another ticket."),
    Event.Kind.MESSAGE_TAKEN_OVER: _("%(who)s moved a message here from another ticket."),
    Event.Kind.PARTICIPANT_ADDED: _("%(who)s let somebody else take part."),
    Event.Kind.HISTORY_SHOWN: _("%(who)s let somebody read what was said before."),
    Event.Kind.SENDER_CONFIRMED: _("%(who)s confirmed who wrote."),
    Event.Kind.WRITER_NAMED: _("%(who)s said whose words were forwarded."),
    Event.Kind.WORDS_ADMITTED: _("%(who)s confirmed that this message belongs here."),
    Event.Kind.WORDS_DENIED: _("%(who)s said that this message does not belong here."),
    Event.Kind.MAIL_FLOODED: _("Unusually much mail: it is gathered or slowed down."),
    Event.Kind.OWNER_CHANGED: _("%(who)s changed who looks after the ticket."),
    Event.Kind.KIND_CHANGED: _("%(who)s changed the kind."),
    Event.Kind.CUSTOMER_CHANGED: _("%(who)s assigned the ticket to a customer."),
    Event.Kind.LINK_MADE: _("%(who)s linked another ticket."),
    Event.Kind.LINK_DISMISSED: _("%(who)s dismissed a link."),
    Event.Kind.COSTS_TOLD: _("What this ticket costs was worked out."),
    Event.Kind.CONSENT_ASKED: _("%(who)s asked the customer to agree to the costs."),
    Event.Kind.CONSENT_PROPOSED: _("%(who)s seems to agree to the costs by mail: please check."),
    Event.Kind.CONSENT_GIVEN: _("The costs are agreed to (%(who)s)."),
    Event.Kind.CONSENT_REFUSED: _("The costs are refused (%(who)s)."),
    Event.Kind.QUOTE_SENT: _("%(who)s sent a quote."),
    Event.Kind.QUOTE_REMINDED: _("A reminder of the quote was sent."),
    Event.Kind.QUOTE_WITHDRAWN: _("%(who)s withdrew a quote."),
    Event.Kind.WORK_LOGGED: _("%(who)s logged work."),
    Event.Kind.WORK_CORRECTED: _("%(who)s took back logged work."),
    Event.Kind.PREPAID_NEARED: _("The customer's prepaid time runs out."),
}

OF_A_QUOTE = {
    Event.Kind.CONSENT_GIVEN: _("%(who)s accepted the quote."),
    Event.Kind.CONSENT_REFUSED: _("%(who)s declined the quote."),
}
OF_ONESELF = {
    Event.Kind.WORDS_ADMITTED: _("%(who)s confirmed to have written a mail themselves."),
    Event.Kind.WORDS_DENIED: _("%(who)s said that somebody else wrote a mail in their name."),
}
GOES_ON_THERE = _("Your message belongs to ticket %(id)s: we answer you there.")
HANDED_OVER = _("%(who)s handed this ticket over to you.")
PERCENT_USED = _("%(percent)s percent of the promised time is used up.")


def happened(event):
    sentence = SENTENCES[event.kind]
    if event.facts.get("quote"):
        sentence = OF_A_QUOTE.get(event.kind, sentence)
    if event.facts.get("of_oneself"):
        sentence = OF_ONESELF[event.kind]
    return str(sentence) % {"who": event.by.name}


def noticed(event):
    """The same, to somebody who is to do something about it now."""
    if event.kind == Event.Kind.DEADLINE_NEARED:
        return str(PERCENT_USED) % {"percent": event.facts["percent"]}
    if event.kind == Event.Kind.OWNER_CHANGED:
        return str(HANDED_OVER) % {"who": event.by.name}
    return happened(event)


def goes_on_there(reader, ticket):
    """The last words of a ticket whose opening words belong to another one."""
    with translation.override(reader.language):
        return str(GOES_ON_THERE) % {"id": ticket.shown_id}
