"""How a deadline came about: what the facts know about each turn of ours, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from tresen.clock import Leg, OpeningHours
from tresen.customers.models import SupportLevel
from tresen.hours.models import CalendarVersion
from tresen.lib import keyset
from tresen.lib.paging import Page
from tresen.people.models import Person

from .deadline import Deadline
from .events import Event
from .messages import Message
from .moved import Moved
from .reckoning import STEPS
from .story import Story
from .turns import Turn

SIZE = 20
# For the promise that no service hours could count.
REAL_TIME = OpeningHours((((0, 1440),),) * 7, "UTC")


@dataclass(frozen=True)
class Warned:
    """So much of the time was used up, and these colleagues were told."""

    at: datetime
    percent: int
    people: list[Person]


@dataclass(frozen=True)
class Explained:
    """One turn. `given` is the promise that gave its deadline, `calendar` what counted it.

    `legs` lead to the deadline, or to where the turn ended before it.
    """

    turn: Turn
    given: Deadline
    legs: list[Leg]
    calendar: CalendarVersion | None
    level: SupportLevel | None
    kind: str
    message: Message
    answer: Message | None
    moves: list[Moved]
    returns: list[datetime]
    asked: list[datetime]
    sales: list[datetime]
    warnings: list[Warned]
    waits: list[tuple[datetime, datetime | None]]
    paused: bool

    @property
    def due_at(self):
        return self.turn.deadline.due_at

    @property
    def over_at(self):
        return self.turn.answered_at or self.turn.ended_at

    @property
    def counted(self):
        """Seconds of the promise that its legs used up."""
        return sum(leg.seconds for leg in self.legs if leg.counted)

    def kept(self, now):
        """None as long as nobody can know, or where the ticket ended early without an answer."""
        if self.turn.answered_at:
            return self.turn.kept
        return False if (self.over_at or now) > self.due_at else None

    def counted_until(self, now):
        """Seconds of the promise that are used up by now."""
        return hours_of(self.calendar).between(self.given.counts_from, now)


def explain(ticket, *, before=None):
    """A page of Explained; `before` is the cursor of the page with newer ones.

    Without the turns before the ticket's reader was let in.
    """
    kinds = [*STEPS, Event.Kind.SALES_INVOLVED]
    events = Event.objects.filter(ticket=ticket, kind__in=kinds).order_by("id")
    story = Story(ticket.kind, list(events.only("kind", "at", "message", "facts")))
    turns = [turn for turn in story.reckoning.turns[::-1] if ticket.shows(turn.deadline.since)]
    if before is not None:
        place = keyset.decode(before)
        turns = [turn for turn in turns if _place(turn) < place]
    shown = turns[:SIZE]
    more = keyset.encode(*_place(shown[-1])) if len(turns) > SIZE else None
    rows = Rows(story, shown)
    return Page([_explained(story, turn, rows) for turn in shown], next=more)


def hours_of(version):
    return version.hours() if version else REAL_TIME


class Rows:
    """What the shown turns name by number, each sort of row read once."""

    def __init__(self, story, turns):
        given = [given_by(turn) for turn in turns]
        words = {turn.deadline.message for turn in turns} | {turn.answer for turn in turns}
        told = {pk for turn in turns for event in story.warnings(turn) for pk in _told(event)}
        authors = Message.objects.select_related("author").only("side", "author__name")
        versions = CalendarVersion.objects.select_related("calendar")
        self.messages = authors.in_bulk(words - {None})
        self.levels = SupportLevel.objects.in_bulk({each.level for each in given} - {None})
        self.versions = versions.in_bulk({each.calendar for each in given} - {None})
        self.people = Person.objects.in_bulk(told)

    def warning(self, event):
        people = [self.people[pk] for pk in _told(event) if pk in self.people]
        return Warned(event.at, event.facts["percent"], people)


def given_by(turn):
    """Where new hours would have made us late the deadline stayed, and the former ones count."""
    given = turn.deadline
    for _, former in reversed(turn.moved):
        if former.due_at != given.due_at:
            break
        given = former
    return given


def _explained(story, turn, rows):
    given = given_by(turn)
    calendar = rows.versions.get(given.calendar)
    over_at = turn.answered_at or turn.ended_at or given.due_at
    return Explained(
        turn=turn,
        given=given,
        legs=hours_of(calendar).journey(given.counts_from, min(over_at, given.due_at)),
        calendar=calendar,
        level=rows.levels.get(given.level),
        kind=story.kind_at(given.counts_from),
        message=rows.messages[turn.deadline.message],
        answer=rows.messages.get(turn.answer),
        moves=story.moves(turn),
        returns=story.returns(turn),
        asked=story.asked(turn),
        sales=list(_turned_to_sales(story, turn)),
        warnings=[rows.warning(event) for event in story.warnings(turn)],
        waits=story.waits(turn),
        paused=story.is_paused(turn),
    )


def _turned_to_sales(story, turn):
    """Until the next turn begins: its fact does not say which answer was missed."""
    since, end = turn.deadline.since, story.ends.get(turn.deadline.message)
    for event in story.events:
        turned = event.kind == Event.Kind.SALES_INVOLVED and event.at >= since
        if turned and (end is None or event.at < end):
            yield event.at


def _told(event):
    return event.facts["told"]


def _place(turn):
    return turn.deadline.since, turn.deadline.message
