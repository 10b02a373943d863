"""Why did, or did I not, get this mail: what each fact of a ticket made us write, or not write."""

from django.db.models import Exists, OuterRef, Prefetch

from .outgoing import OutgoingMail
from .withheld import Withheld

Kind = OutgoingMail.Kind
# Which of the promises to customers each letter keeps (design.md, section 1). What goes to staff,
# or only opens a door, keeps none of them.
KEEPS = {
    Kind.OPENED: "P8",
    Kind.ANSWER: "P1",
    Kind.QUESTION: "P1",
    Kind.REMINDER: "P8",
    Kind.CLOSED: "P8",
    Kind.OVERDUE: "P5",
    Kind.COSTS: "P2",
    Kind.CONSENT: "P2",
    Kind.QUOTE: "P4",
    Kind.QUOTE_ENDS: "P4",
    Kind.PREPAID: "P3",
    Kind.NOTICES: "",
    Kind.INVITATION: "",
    Kind.PASSWORD: "",
    Kind.NEW_PASSWORD: "",
}


def facts_with_letters(ticket):
    """Its facts that made us write, or should have; with `written` and `unwritten`, in order."""
    letters = OutgoingMail.objects.defer("text", "html").order_by("id")
    withheld = Withheld.objects.select_related("person").order_by("id")
    facts = ticket.events.filter(
        Exists(letters.filter(event=OuterRef("pk"))) | Exists(withheld.filter(event=OuterRef("pk")))
    )
    return facts.select_related("by").prefetch_related(
        Prefetch("letters", letters, to_attr="written"),
        Prefetch("withheld", withheld.prefetch_related("person__addresses"), to_attr="unwritten"),
    )
