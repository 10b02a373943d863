"""What happened beside the words, as quiet lines between them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.stretch import how_long
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Event, Kind
from tresen.tickets.sentences import happened

from .alluded import Alluded
from .consent_words import Told
from .happenings import NAMING
from .letter_words import came_back
from .silenced import silenced
from .sums import sum_in_words

MOST_LINES = 300
SHOWN = [
    Event.Kind.BOUNCE_TAKEN_BACK,
    Event.Kind.READER_COMPLAINED,
    Event.Kind.DEADLINE_PASSED,
    Event.Kind.DEADLINE_RECKONED,
    Event.Kind.STATUS_ASKED,
    Event.Kind.SALES_INVOLVED,
    Event.Kind.SALES_SETTLED,
    Event.Kind.MESSAGE_MOVED,
    Event.Kind.MESSAGE_TAKEN_OVER,
    Event.Kind.PARTICIPANT_ADDED,
    Event.Kind.HISTORY_SHOWN,
    Event.Kind.WRITER_NAMED,
    Event.Kind.OWNER_CHANGED,
    Event.Kind.KIND_CHANGED,
    Event.Kind.CUSTOMER_CHANGED,
    Event.Kind.LINK_MADE,
    Event.Kind.LINK_DISMISSED,
    Event.Kind.TICKET_CLOSED,
    Event.Kind.CONSENT_ASKED,
    Event.Kind.CONSENT_PROPOSED,
    Event.Kind.CONSENT_GIVEN,
    Event.Kind.CONSENT_REFUSED,
    Event.Kind.QUOTE_REMINDED,
    Event.Kind.QUOTE_WITHDRAWN,
    Event.Kind.WORK_LOGGED,
    Event.Kind.WORK_CORRECTED,
    Event.Kind.PREPAID_NEARED,
]
LETTERS = {
    OutgoingMail.Kind.OPENED: gettext_lazy("Confirmation to %(to)s"),
    OutgoingMail.Kind.ANSWER: gettext_lazy("Answer to %(to)s"),
    OutgoingMail.Kind.QUESTION: gettext_lazy("Question to %(to)s"),
    OutgoingMail.Kind.REMINDER: gettext_lazy("Reminder to %(to)s"),
    OutgoingMail.Kind.CLOSED: gettext_lazy("Closing mail to %(to)s"),
    OutgoingMail.Kind.OVERDUE: gettext_lazy("Mail about our late answer to %(to)s"),
    OutgoingMail.Kind.COSTS: gettext_lazy("Mail about the costs to %(to)s"),
    OutgoingMail.Kind.CONSENT: gettext_lazy("Confirmation of the decision about costs to %(to)s"),
    OutgoingMail.Kind.QUOTE: gettext_lazy("Quote to %(to)s"),
    OutgoingMail.Kind.QUOTE_ENDS: gettext_lazy("Reminder of the quote to %(to)s"),
    OutgoingMail.Kind.PREPAID: gettext_lazy("Mail about the prepaid time to %(to)s"),
    OutgoingMail.Kind.NOTICES: gettext_lazy("Gathered notices to %(to)s"),
    OutgoingMail.Kind.INVITATION: gettext_lazy("Invitation to %(to)s"),
    OutgoingMail.Kind.PASSWORD: gettext_lazy("Link to choose a password, to %(to)s"),
    OutgoingMail.Kind.NEW_PASSWORD: gettext_lazy("Mail about a new password to %(to)s"),
}
STATES = {
    OutgoingMail.State.QUEUED: gettext_lazy("Waiting to be sent"),
    OutgoingMail.State.SENDING: gettext_lazy("Being sent"),
    OutgoingMail.State.SENT: gettext_lazy("Sent"),
    OutgoingMail.State.FAILED: gettext_lazy("Not delivered"),
    OutgoingMail.State.HELD: gettext_lazy("Kept here"),
    OutgoingMail.State.CANCELLED: gettext_lazy("Cancelled"),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str
    letter: OutgoingMail | None = None

    @property
    def state(self):
        return came_back(self.letter) if self.letter.has_failed else STATES[self.letter.state]

    @property
    def tone(self):
        return "late" if self.letter and self.letter.is_in_trouble else ""


def lines_of(ticket, names, *, since):
    """The quiet lines from this moment on; None: from the beginning. Pages prefetch `consents`."""
    shown = ("kind", "state", "to", "last_error", "created_at", "acknowledged_at")
    letters = ticket.letters.only("ticket", *shown)
    events = ticket.events.filter(kind__in=SHOWN).select_related("by")
    if since:
        letters, events = letters.filter(created_at__gte=since), events.filter(at__gte=since)
    events = list(events.order_by("-id")[:MOST_LINES])
    alluded = Alluded(events, names)
    told = [Line(event.at, _told(event, ticket, alluded)) for event in events]
    posted = [
        Line(letter.created_at, LETTERS[letter.kind] % {"to": letter.to}, letter)
        for letter in letters.order_by("-id")[:MOST_LINES]
    ]
    ignored = [Line(*at_and_words) for at_and_words in silenced(ticket)]
    return told + posted + ignored


def _told(event, ticket, alluded):
    if event.kind in DECIDED:
        return _decided(event, ticket.consents.all())
    tell = TELL.get(event.kind) or NAMING.get(event.kind)
    return tell(event, alluded) if tell else happened(event)


def _sorted(event, alluded):
    kind = event.facts["kind"]
    label = Kind(kind).label if kind in Kind.values else kind
    return _("%(who)s sorted the ticket as: %(kind)s.") % {"who": event.by.name, "kind": label}


def _decided(event, consents):
    known = next((each for each in consents if each.pk == event.facts["consent"]), None)
    return Told(known).sentence if known else happened(event)


def _worked(event, alluded):
    told = {
        "who": event.by.name,
        "worked": how_long(event.facts["worked"]),
        "net": sum_in_words(Decimal(event.facts["net"])),
    }
    if Decimal(event.facts["net"]):
        return _("%(who)s logged %(worked)s of work: %(net)s net.") % told
    return _("%(who)s logged %(worked)s of work.") % told


def _taken_back(event, alluded):
    told = {
        "who": event.by.name,
        "worked": how_long(-event.facts["worked"]),
        "net": sum_in_words(-Decimal(event.facts["net"])),
    }
    if Decimal(event.facts["net"]):
        return _("%(who)s took back %(worked)s of logged work: %(net)s net less.") % told
    return _("%(who)s took back %(worked)s of logged work.") % told


DECIDED = (Event.Kind.CONSENT_GIVEN, Event.Kind.CONSENT_REFUSED)
TELL = {
    Event.Kind.KIND_CHANGED: _sorted,
    Event.Kind.WORK_LOGGED: _worked,
    Event.Kind.WORK_CORRECTED: _taken_back,
}
