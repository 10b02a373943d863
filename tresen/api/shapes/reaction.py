from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel

from tresen.clock.journey import CLOSED, COUNTED, DAY_OFF, SPECIAL
from tresen.tickets.moved import MOVES
from tresen.tickets.rules import RULES, rule_of

from .ticket import ReactionShape

# Facts and calendars speak of zones of their own; the API says every moment in one.
Moment = Annotated[datetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class LegShape(BaseModel):
    """A stretch of time; `reason` says why it was skipped, `name` which special day it was."""

    start: Moment
    end: Moment
    counted: bool
    reason: Literal[COUNTED, CLOSED, DAY_OFF, SPECIAL]
    name: str

    @classmethod
    def of(cls, leg):
        return cls(
            start=leg.start, end=leg.end, counted=leg.counted, reason=leg.reason, name=leg.name
        )


class MovedShape(BaseModel):
    """A running deadline became another one, because of the event `why`."""

    at: Moment
    why: Literal[*(kind.value for kind in MOVES)]
    before: Moment
    after: Moment

    @classmethod
    def of(cls, move):
        return cls(at=move.at, why=move.why, before=move.before, after=move.after)


class CalendarShape(BaseModel):
    code: str
    version: int

    @classmethod
    def of(cls, version):
        return cls(code=version.calendar.code, version=version.version)


class TurnShape(BaseModel):
    """From a message that awaited our answer to that answer, or to the end of the ticket."""

    since: Moment
    due_at: Moment
    seconds: int
    rule: Literal[*RULES]
    sentence: str
    calendar: CalendarShape | None
    answered_at: Moment | None
    kept: bool | None
    ended_at: Moment | None
    moved: list[MovedShape]
    legs: list[LegShape]

    @classmethod
    def of(cls, explained, reader, now):
        turn, given = explained.turn, explained.given
        shown = explained.calendar if reader.is_staff else None
        return cls(
            since=given.since,
            due_at=given.due_at,
            seconds=given.seconds,
            rule=given.rule,
            sentence=rule_of(explained),
            calendar=shown and CalendarShape.of(shown),
            answered_at=turn.answered_at,
            kept=explained.kept(now),
            ended_at=turn.ended_at,
            moved=[MovedShape.of(move) for move in explained.moves],
            legs=[LegShape.of(leg) for leg in explained.legs],
        )


class ExplainedReaction(ReactionShape):
    """The clock as the ticket shows it, and every turn of ours that made it so."""

    turns: list[TurnShape]
    next: str | None
