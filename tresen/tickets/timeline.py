"""How a deadline came about, as one reader sees it now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tresen.lib import when
from tresen.lib.stretch import how_long

from .explaining import Explained
from .lines import Lines, StaffLines, counted, how_late
from .rules import rule_of


@dataclass(frozen=True)
class Timeline:
    """One turn of ours for its customer. `zone` is the reader's time zone."""

    explained: Explained
    now: datetime
    zone: str

    lines = Lines

    @property
    def key(self):
        return self.explained.message.pk

    @property
    def heading(self):
        return _("Answer by %(due)s") % {"due": self._due}

    @property
    def rule(self):
        return rule_of(self.explained)

    @property
    def hours(self):
        """By what it is: a customer does not know our calendars by name."""
        calendar = self.explained.calendar
        if calendar is None:
            return ""
        return (
            _("Counted around the clock.")
            if calendar.never_closes
            else _("Counted in our service hours.")
        )

    @property
    def way(self):
        return self.lines(self.explained, self.now, self.zone).in_order()

    @property
    def total(self):
        explained = self.explained
        names = {"counted": counted(explained, explained.counted), "due": self._due}
        names["promised"] = how_long(explained.given.seconds)
        if explained.over_at and explained.over_at < explained.due_at:
            return _("Together %(counted)s; %(promised)s were promised, until %(due)s") % names
        return _("Together %(counted)s → %(due)s at the latest") % names

    @property
    def so_far(self):
        """Only while the clock runs: to the minute, because it goes on."""
        promised = self.explained.given.seconds
        used = self.explained.counted_until(self.now) // 60 * 60
        if self.outcome != "running" or used <= 0:
            return ""
        names = {"used": how_long(used), "left": how_long(promised - used)}
        return _("By now %(used)s of it are used up, %(left)s are left.") % names

    @property
    def outcome(self):
        """A code: kept, late, ended, paused, overdue or running."""
        turn = self.explained.turn
        if turn.answered_at:
            return "kept" if turn.kept else "late"
        if turn.ended_at:
            return "ended"
        if self.explained.paused:
            return "paused"
        return "overdue" if self.now > self.explained.due_at else "running"

    @property
    def tone(self):
        return {"kept": "good", "late": "late", "overdue": "late"}.get(self.outcome, "")

    @property
    def outcome_in_words(self):
        late = (self.explained.over_at or self.now) - self.explained.due_at
        return {
            "kept": _("kept"),
            "late": _("%(time)s late"),
            "ended": _("closed before the answer"),
            "paused": _("waiting"),
            "overdue": _("overdue for %(time)s"),
            "running": _("running"),
        }[self.outcome] % {"time": how_late(late)}

    @property
    def _due(self):
        return when.in_short(self.explained.due_at, self.now, self.zone)


class StaffTimeline(Timeline):
    lines = StaffLines

    @property
    def hours(self):
        version = self.explained.calendar
        names = version and {"name": version.calendar.name, "version": version.version}
        return names and _("Counted by: %(name)s, version %(version)s") % names
