"""Figures in words, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from urllib.parse import urlencode

from babel.dates import format_skeleton
from babel.numbers import format_decimal, format_percent
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tresen.lib.when import reader_locale

from .figure import Figure
from .spans import DAYS

THOUSANDTH = Decimal("0.001")
MINUTE = 60
# In a link, where the number of a level or a team would stand: proofs without one.
WITHOUT = "none"


@dataclass(frozen=True)
class Told:
    """A figure as a page tells it."""

    figure: Figure

    @cached_property
    def span(self):
        return span_in_words(self.figure.span)

    @property
    def name(self):
        """Of the level or the team."""
        return name_of(self.figure.of, getattr(self.figure, self.figure.of))

    @property
    def query(self):
        """What a link to the tickets behind these numbers says."""
        figure, of = self.figure, self.figure.of
        part = {} if of == figure.Of.HOUSE else {of: getattr(figure, f"{of}_id") or WITHOUT}
        return urlencode({"span": figure.span, **part})

    @property
    def month(self):
        """Short, for below a bar."""
        return format_skeleton("MMM", _first_day(self.figure.span), locale=reader_locale())

    @property
    def counted(self):
        return number(self.figure.counted)

    @property
    def kept(self):
        return number(self.figure.kept)

    @property
    def broken(self):
        return number(self.figure.broken)

    @property
    def share(self):
        if not self.figure.counted:
            return "–"
        return format_percent(
            _share(self.figure), locale=reader_locale(), decimal_quantization=False
        )

    @property
    def median_service(self):
        return length(self.figure.median_service)

    @property
    def most_service(self):
        return length(self.figure.most_service)

    @property
    def median_real(self):
        return length(self.figure.median_real)

    @property
    def most_real(self):
        return length(self.figure.most_real)

    @property
    def sentence(self):
        """The whole page in one line."""
        return _sentence(self.figure) % {
            "days": self.figure.span,
            "share": self.share,
            "number": self.counted,
        }

    @property
    def times(self):
        """How soon, in one more line; empty where nothing was answered."""
        if self.figure.median_service is None:
            return ""
        sentence = _(
            "Half of the answers came within %(median)s of service time, nine in ten within"
            " %(most)s."
        )
        return sentence % self._within

    @property
    def alternative(self):
        """What a bar shows, for those who do not see it."""
        if not self.figure.counted:
            return _("%(span)s: no requests") % {"span": self.span}
        return _("%(span)s: %(share)s of %(number)s within the promise") % {
            "span": self.span,
            "share": self.share,
            "number": self.counted,
        }

    @property
    def times_alternative(self):
        if self.figure.median_service is None:
            return _("%(span)s: no answers") % {"span": self.span}
        sentence = _("%(span)s: half within %(median)s, nine in ten within %(most)s")
        return sentence % {"span": self.span, **self._within}

    @property
    def _within(self):
        """What took less than a minute came within one."""
        figure = self.figure
        return {
            "median": length(max(figure.median_service, MINUTE)),
            "most": length(max(figure.most_service, MINUTE)),
        }


def _share(figure):
    """All is said only where nothing was broken, and nothing only where nothing was kept."""
    share = (Decimal(figure.kept) / figure.counted).quantize(THOUSANDTH, ROUND_HALF_UP)
    if figure.kept and figure.broken:
        return min(max(share, THOUSANDTH), 1 - THOUSANDTH)
    return share


def _sentence(figure):
    if not figure.counted:
        return _("In the last %(days)s days no request had to be answered.")
    if not figure.broken:
        return ngettext(
            "In the last %(days)s days we answered the only request within the promise.",
            "In the last %(days)s days we answered all %(number)s requests within the promise.",
            figure.counted,
        )
    return ngettext(
        "In the last %(days)s days we did not answer the only request within the promise.",
        "In the last %(days)s days we answered %(share)s of %(number)s requests within the"
        " promise.",
        figure.counted,
    )


def name_of(of, row):
    if row:
        return str(row)
    return _("Without a level") if of == "level" else _("Without a team")


def span_in_words(code):
    if code in map(str, DAYS):
        return _("Last %(days)s days") % {"days": code}
    return format_skeleton("yMMMM", _first_day(code), locale=reader_locale())


def number(value):
    return format_decimal(value, locale=reader_locale())


def length(seconds):
    """Whole minutes; the hours are not folded into days, which service time has none of."""
    if seconds is None:
        return "–"
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return _("%(hours)s h %(minutes)s min") % {"hours": number(hours), "minutes": minutes}
    return _("%(minutes)s min") % {"minutes": minutes} if minutes else _("less than 1 min")


def _first_day(code):
    return date.fromisoformat(f"{code}-01")
