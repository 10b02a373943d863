"""What work costs more outside of the usual hours."""

from babel.dates import get_day_names
from babel.lists import format_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tresen.costs.rating import Mode, Window
from tresen.costs.sentences import percent
from tresen.hours.words import week_in_words
from tresen.lib.when import reader_locale
from tresen.tickets.models import Kind

from .table import Row, Section


def surcharges(basis):
    """None where no work ever costs more."""
    version = basis.calendar.newest()
    rows = tuple(_rows(basis.tariff, version))
    if not rows:
        return None
    return Section(
        "surcharges",
        _("Surcharges"),
        words=(_("Work during these hours costs what the table of prices says:"),),
        points=tuple(week_in_words(version.weekly)),
        head=(_("When we work"), _("Surcharge")),
        rows=rows,
        after=tuple(_rules(basis)),
    )


def _rows(tariff, version):
    if version.never_closes:
        return
    free = [day for day, spans in enumerate(version.weekly) if not spans]
    said = {
        Window.OUT_OF_HOURS: _("On these days, before and after these hours"),
        Window.WEEKEND: free and _("On other days: %(days)s") % {"days": _listed(free)},
        Window.HOLIDAY: _("On public holidays and other days on which nobody is there as usual"),
    }
    for window, when in said.items():
        if when and tariff.percent(window):
            more = _("plus %(percent)s %%") % {"percent": percent(tariff.percent(window))}
            yield Row.of(when, more)


def _rules(basis):
    yield _(
        "Work that reaches over a border is split there. Time with a surcharge is rounded up for "
        "itself to what has been started."
    )
    kinds = [kind.label for kind in Kind if _is_exempt(basis, kind)]
    if kinds:
        yield _("Without any surcharge: %(kinds)s.") % {"kinds": listed(kinds)}


def _is_exempt(basis, kind):
    by_time = [price for price in basis.prices_for(kind) if price.mode == Mode.CHARGED]
    return bool(by_time) and not any(price.surcharged for price in by_time)


def _listed(days):
    names = get_day_names(locale=get_language())
    return listed([names[day] for day in days])


def listed(words):
    return format_list([str(word) for word in words], locale=reader_locale())
