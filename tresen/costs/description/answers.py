"""How soon a person answers, on each level and for each kind."""

from django.utils.translation import gettext as _

from tresen.customers.models import Agreement, Target
from tresen.hours.models import default_calendar
from tresen.house.models import Provider
from tresen.tickets.models import Kind
from tresen.tickets.rules import spelled

from .table import Line, Row, Section, gathered


def answers(basis):
    kinds = [Kind(kind) for kind, _label in Kind.on_offer()]
    rows = gathered((Line(str(kind.label)), _cells(basis, kind)) for kind in kinds)
    *others, most = sorted(rows, key=lambda row: len(row.about))
    return Section(
        "answers",
        _("How soon a person answers"),
        words=(
            _(
                "A member of our staff has dealt with your ticket and answered you. Automatic "
                "mails do not count."
            ),
        ),
        head=(_("What you ask for"), *basis.names),
        by_level=True,
        rows=(*others, _together(most)),
        after=(_("If it takes longer, ask us through your ticket, phone us or turn to sales."),),
    )


def target_calendars(basis):
    """Those by whose hours somebody's answer is promised."""
    kinds = [kind for kind, _label in Kind.on_offer()]
    targets = [_target(level, kind) for level in basis.levels for kind in kinds]
    return [_calendar(target) for target in targets]


def _together(row):
    """Most kinds are answered alike: nobody wants to read all of their names."""
    if len(row.about) == len(Kind.on_offer()):
        about = Line(_("Whatever you ask for"))
    elif len(row.about) > 2:
        about = Line(_("Everything else"))
    else:
        return row
    return Row(((about,), *row.cells[1:]))


def _cells(basis, kind):
    return tuple(_cell(_target(level, kind)) for level in basis.levels)


def _target(level, kind):
    return Target.objects.most_specific(agreement=Agreement(level=level), kind=kind)


def _calendar(target):
    return (target and target.calendar) or default_calendar()


def _cell(target):
    calendar = _calendar(target)
    seconds = target.seconds if target else Provider.current().reaction_seconds
    within = _("within %(time)s") % {"time": spelled(seconds)}
    return (Line(within, _hours_of(calendar)),)


def _hours_of(calendar):
    if calendar.newest().never_closes:
        return _("around the clock")
    if calendar.is_default:
        return _("during our service hours")
    return _("during the hours “%(calendar)s”") % {"calendar": calendar.name}
