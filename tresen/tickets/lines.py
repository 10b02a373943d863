"""What led to a deadline and what became of it, line by line, in the reader's words."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from django.utils.translation import gettext as _

from tresen.hours.telling import Told, told
from tresen.lib import when
from tresen.lib.stretch import from_to, how_long, point

from .explaining import Explained
from .messages import Message


def counted(explained, seconds):
    length = how_long(seconds)
    if explained.calendar:
        return _("%(length)s of service time") % {"length": length}
    return _("%(length)s of real time") % {"length": length}


def how_late(delay):
    return when.span(delay) if delay >= timedelta(minutes=1) else how_long(delay.seconds)


@dataclass(frozen=True)
class Mark:
    """What happened at a moment, between the stretches of time."""

    when: str
    what: str
    tone: str = ""
    is_mark = True


@dataclass(frozen=True)
class Lines:
    """As the customer reads them: no internal words. `zone` is the reader's time zone."""

    explained: Explained
    now: datetime
    zone: str

    def in_order(self):
        """The order of the parts counts where two of them begin at the same moment."""
        parts = [self.beginning(), self.moves(), self.legs(), self.warnings(), self.passing()]
        parts += [self.returns(), self.asked(), self.sales(), self.ending(), self.waits()]
        # Legs begin at a full second, what happened may not.
        lines = sorted(chain(*parts), key=lambda line: line[0].replace(microsecond=0))
        return [line for _moment, line in lines]

    def beginning(self):
        given = self.explained.given
        yield self.mark(given.since, self.began())
        if given.since < given.counts_from:
            stretch = from_to(given.since, given.counts_from, self.zone)
            said = _("still by the earlier promise")
            yield given.since, Told(stretch, said, counted=False)

    def began(self):
        message = self.explained.message
        if message.side == Message.Side.STAFF:
            return _("We opened the ticket.")
        return _("%(who)s wrote.") % {"who": message.author.name}

    def moves(self):
        for move in self.explained.moves:
            yield self.mark(move.at, move.in_words(self.zone))

    def legs(self):
        for leg in self.explained.legs:
            line = told(leg, self.zone)
            if leg.counted:
                line = replace(line, what=counted(self.explained, leg.seconds))
            yield leg.start, line

    def warnings(self):
        return []

    def passing(self):
        due_at = self.explained.due_at
        if (self.explained.over_at or self.now) > due_at:
            yield self.mark(due_at, _("The promised time was used up."), "late")

    def returns(self):
        for at in self.explained.returns:
            said = _("Our answer came back undelivered: the original deadline counts again.")
            yield self.mark(at, said)

    def asked(self):
        for at in self.explained.asked:
            yield self.mark(at, _("We were asked where our answer is."))

    def sales(self):
        for at in self.explained.sales:
            yield self.mark(at, _("Our sales department was turned to."))

    def ending(self):
        turn = self.explained.turn
        if turn.kept:
            yield self.mark(turn.answered_at, self.answered(), "good")
        elif turn.answered_at:
            late = how_late(turn.answered_at - self.explained.due_at)
            yield self.mark(turn.answered_at, self.answered_late(late), "late")
        elif turn.ended_at:
            said = _("The ticket was closed before an answer of ours arrived.")
            yield self.mark(turn.ended_at, said)

    def answered(self):
        return _("Our answer arrived.")

    def answered_late(self, late):
        return _("Our answer arrived, %(time)s late.") % {"time": late}

    def waits(self):
        """Our answer may have asked for something: from its arrival on it is not our turn."""
        answered_at = self.explained.turn.answered_at
        for start, until in self.explained.waits:
            start = max(start, answered_at or start)
            if until is None:
                yield self.mark(start, self.waiting())
            elif start < until:
                yield start, Told(from_to(start, until, self.zone), self.waited(), counted=False)

    def waiting(self):
        return _("We are waiting for your reply.")

    def waited(self):
        return _("We waited for your reply.")

    def mark(self, at, what, tone=""):
        return at, Mark(point(at, self.zone), what, tone)


class StaffLines(Lines):
    """As the staff read them: with names, and with who was told."""

    def warnings(self):
        for warned in self.explained.warnings:
            names = {"percent": warned.percent}
            names["people"] = ", ".join(person.name for person in warned.people)
            if warned.people:
                said = _("At %(percent)s %% of the time these were told: %(people)s.")
                yield self.mark(warned.at, said % names)

    def answered(self):
        return _("The answer of %(who)s arrived.") % {"who": self._answerer}

    def answered_late(self, late):
        names = {"who": self._answerer, "time": late}
        return _("The answer of %(who)s arrived, %(time)s late.") % names

    def waiting(self):
        return _("We are waiting for a reply.")

    def waited(self):
        return _("We waited for a reply.")

    @property
    def _answerer(self):
        return self.explained.answer.author.name
