"""What each version of a calendar changed, and whose doing it was."""

from itertools import pairwise

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tresen.hours.freezing import CLOSED, TOLD
from tresen.hours.words import spans_in_words

from . import day_field, regions

SHOWN = 20
MEANS = {CLOSED: pgettext_lazy("hours", "closed"), TOLD: gettext_lazy("only told")}


def history(calendar):
    """(version, what it changed), the newest first."""
    versions = list(calendar.versions.select_related("created_by")[: SHOWN + 1])
    told = [(new, _changes(new.rules(), former.rules())) for new, former in pairwise(versions)]
    first = [(version, [_("The first version.")]) for version in versions if version.version == 1]
    return told + first


def _changes(new, former):
    changes = [_change(*line) for line in zip(_told(former), _told(new), strict=True)]
    return [change for change in changes if change] or [_("The special days were found anew.")]


def _change(former, new):
    if former == new:
        return ""
    name, before, after = (*former, new[1])
    return _("%(name)s: %(before)s → %(after)s") % {
        "name": name,
        "before": before or "–",
        "after": after or "–",
    }


def _told(rules):
    """(what, its words) for each rule, always in the same order."""
    week = [(WEEKDAYS[day], spans_in_words(spans)) for day, spans in enumerate(rules["weekly"])]
    region = "-".join(filter(None, [rules["country"], rules["subdivision"]]))
    return [
        *week,
        (_("Time zone"), rules["timezone"]),
        (_("Public holidays"), regions.name_of(region)),
        (_("Own days"), ", ".join(map(_own_day, sorted(rules["own_days"].items())))),
        (_("Freezes"), ", ".join(map(_freeze, rules["freezes"]))),
    ]


def _own_day(item):
    rule, day = item
    return " ".join(
        filter(None, [day_field.shown(rule), day["name"], spans_in_words(day["spans"])])
    )


def _freeze(freeze):
    days = f"{day_field.shown(freeze['from'])}–{day_field.shown(freeze['until'])}"
    return f"{days} {freeze['name']} ({MEANS[freeze['means']]})"
