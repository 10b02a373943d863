from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from . import spans
from .choosing import HOUSE
from .figure import Figure, figures_about, nothing_in
from .picture import picture_of
from .telling import Told


@dataclass(frozen=True)
class Board:
    """All that a page tells of one part: the last days, and the months with the oldest first."""

    figures: list[Figure]

    @classmethod
    def kept_ready(cls, now):
        """The house, as the worker left it."""
        return cls.told_by(Figure.objects.of_house(), HOUSE, now)

    @classmethod
    def told_by(cls, figures, part, now):
        """One part among figures that were read by one query: so all are of one moment."""
        reckoned_at = next((figure.reckoned_at for figure in figures), now)
        known = {figure.span: figure for figure in figures if part.owns(figure)}
        wanted = [*spans.windows(reckoned_at), *spans.months(reckoned_at)]
        return cls([known.get(span.code) or nothing_in(span, reckoned_at) for span in wanted])

    @classmethod
    def reckoned(cls, proofs, now):
        return cls(figures_about(proofs, now))

    @cached_property
    def windows(self):
        return [Told(figure) for figure in self.figures[: len(spans.DAYS)]]

    @cached_property
    def months(self):
        return [Told(figure) for figure in self.figures[len(spans.DAYS) :]]

    @property
    def months_back(self):
        """The newest first, back to the first month in which anybody asked."""
        asked = dropwhile(lambda month: not month.figure.counted, self.months)
        return [*asked][::-1]

    @property
    def rows(self):
        """Every figure of the page, from top to bottom."""
        return [told.figure for told in [*self.windows, *self.months_back]]

    @property
    def reckoned_at(self):
        return self.figures[0].reckoned_at

    @property
    def headline(self):
        """The last 30 days."""
        return self.windows[1]

    @cached_property
    def picture(self):
        return picture_of(self.months)

    @property
    def is_empty(self):
        return not any(figure.counted for figure in self.figures)
