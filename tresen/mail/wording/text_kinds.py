"""The texts of our automatic mails: when each is sent, what may stand in it, and what has to."""

from django.utils.translation import gettext_lazy as _

from tresen.mail.leaving.outgoing import OutgoingMail

from .account_texts import ACCOUNT_TEXTS
from .text_kind import FORMS, TextKind

__all__ = ["FAREWELL", "FOOTER", "FORMS", "TEXTS"]

Kind = OutgoingMail.Kind
FAREWELL, FOOTER = "farewell", "footer"

TICKET = ("name", "subject", "ticket_id", "page", "provider", "phone", "sales", "farewell")
DECIDING = ("decision_link", "deciders", "account_manager")
COSTS = ("kind", "costs", "surcharge", "free", "guides", *DECIDING)
QUOTE = ("quote_number", "quote_net", "quote_gross", "quote_until", "decision_link", "deciders")

KNOWN = ("name", "subject", "ticket_id", "provider", "farewell")


TEXTS = {
    Kind.OPENED: TextKind(
        _("Confirmation"),
        _("When a ticket is opened."),
        _("Everybody learns their Ticket-ID, until when we answer, and what it costs."),
        (*TICKET, "due", "old_ticket_id", "freeze", *COSTS, "consent", "seal"),
        ("ticket_id", "due", "costs", "consent", "seal", *DECIDING, "phone", "sales"),
        # A stranger may be nobody who wrote to us: nothing of theirs is repeated to them.
        always=("ticket_id", "provider", "farewell"),
    ),
    Kind.ANSWER: TextKind(
        _("Answer"),
        _("When somebody on our staff answers; their words stand in it."),
        _("A person answers, and says who they are."),
        (*TICKET, "words", "author"),
        ("words", "author"),
        (*KNOWN, "words", "author"),
    ),
    Kind.QUESTION: TextKind(
        _("Question"),
        _("When somebody on our staff asks; from then on the ticket waits."),
        _("Customers know that we wait for them, and for what."),
        (*TICKET, "words", "author"),
        ("words", "author"),
        (*KNOWN, "words", "author"),
    ),
    Kind.REMINDER: TextKind(
        _("Reminder"),
        _("After some days, as long as we wait for an answer."),
        _("We do not wait in silence."),
        (*TICKET, "words", "author"),
        ("words",),
        (*KNOWN, "words", "author"),
    ),
    Kind.CLOSED: TextKind(
        _("Closing mail"),
        _("When a ticket is closed."),
        _("Customers learn the result, and how to take the matter up again."),
        (*TICKET, "words", "author", "result"),
        ("ticket_id", "words", "author"),
        (*KNOWN, "result"),
    ),
    Kind.OVERDUE: TextKind(
        _("Mail about our late answer"),
        _("As soon as we have not answered in time."),
        _("We say ourselves that we are late, and name the ways that help."),
        (*TICKET, "due", "asked_at", "clock_page"),
        ("due", "phone", "sales"),
        (*KNOWN, "due"),
    ),
    Kind.COSTS: TextKind(
        _("Mail about the costs"),
        _("When it becomes clear that a ticket costs something, or staff ask for a consent."),
        _("Everybody knows what it costs before anyone starts."),
        (*TICKET, *COSTS, "due"),
        ("costs", *DECIDING),
        (*KNOWN, "kind", "costs"),
    ),
    Kind.CONSENT: TextKind(
        _("Confirmation of a decision"),
        _("When somebody has agreed to costs, or declined them."),
        _("What was agreed can be proved at any time."),
        (*TICKET, "consent", "refusal", "seal", "noted_by"),
        ("consent", "refusal", "seal"),
        (*KNOWN, "seal"),
    ),
    Kind.QUOTE: TextKind(
        _("Quote"),
        _("When sales send a quote; it is enclosed as a PDF."),
        _("Large orders get a quote first."),
        (*TICKET, "words", "author", *QUOTE),
        ("words", "author", *QUOTE[1:]),
        (*KNOWN, "words", "author", *QUOTE[:4]),
    ),
    Kind.QUOTE_ENDS: TextKind(
        _("Reminder of a quote"),
        _("Some days before a quote ends that nobody has decided about."),
        _("No quote ends unnoticed."),
        (*TICKET, *QUOTE),
        QUOTE[1:],
        (*KNOWN, *QUOTE[:4]),
    ),
    Kind.PREPAID: TextKind(
        _("Mail about prepaid time"),
        _("When prepaid time runs out, to those at the customer who see the statements."),
        _("Nobody is surprised by an empty contingent."),
        (*TICKET, "prepaid_size", "prepaid_left", "prepaid_percent"),
        ("prepaid_size", "prepaid_left"),
        (*KNOWN, "prepaid_size", "prepaid_percent"),
    ),
    Kind.NOTICES: TextKind(
        _("Gathered notices"),
        _("To our staff, when something needs them."),
        _("Nothing that needs somebody stays unseen."),
        ("name", "provider", "notices", "ticket_id", "count", "more", "page"),
        ("notices",),
        ("name", "provider", "notices", "page", "count"),
    ),
    **ACCOUNT_TEXTS,
    FAREWELL: TextKind(
        _("Farewell"),
        _("At the end of the letters whose text names {farewell}."),
        _("One place for what all letters end with."),
        ("provider", "phone", "sales"),
        always=("provider",),
        has_subject=False,
    ),
    FOOTER: TextKind(
        _("Footer"),
        _("Below each letter of a ticket. Our mark, by which an answer is known again, follows."),
        _("Each letter names its ticket."),
        ("ticket_id", "page", "provider", "phone", "sales"),
        ("ticket_id",),
        ("ticket_id", "provider"),
        has_subject=False,
    ),
}
