"""What the house promises otherwise than before, in words: for those who may change it."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.customers.models import Agreement, SupportLevel
from tresen.hours.models import Calendar
from tresen.house.models import Amendment
from tresen.tickets.models import Kind

from .amended_costs import SENTENCES as OF_COSTS
from .amended_costs import money_by_version, name_of_customer
from .amended_house import of_house
from .amended_pickups import of_mailbox, of_pickup
from .duration_field import written
from .telling import in_words

SHOWN = 10
SENTENCES = {**OF_COSTS, "pickup": of_pickup, "mailbox": of_mailbox}
# (Whether there was a former name, whether there is a new one): a new part, another name, the end.
NAMES = {
    "calendar_name": {
        (False, True): gettext_lazy("New service hours: %(new)s"),
        (True, True): gettext_lazy("Service hours: %(new)s, formerly %(former)s"),
    },
    "team_name": {
        (False, True): gettext_lazy("New team: %(new)s"),
        (True, True): gettext_lazy("Team: %(new)s, formerly %(former)s"),
        (True, False): gettext_lazy("Team dissolved: %(former)s"),
    },
}


def newest(*topics):
    """The newest changes of these topics as (moment, person, [sentence]); without one: of all."""
    amendments = Amendment.objects.select_related("by").annotate(said=Cast("changes", TextField()))
    wanted = Q()
    for topic in topics:
        wanted |= Q(said__contains=f'"{topic}')
    names = Names()
    return [(each.at, each.by, _told(each, names)) for each in amendments.filter(wanted)[:SHOWN]]


class Names:
    """Whose promise a code means."""

    def __init__(self):
        self.levels = {level.code: level.name for level in SupportLevel.objects.all()}
        self.calendars = {calendar.code: calendar.name for calendar in Calendar.objects.all()}

    @cached_property
    def _money(self):
        return money_by_version()

    def money(self, version):
        """How the sums of a price list are said."""
        return self._money[version]

    def customer(self, pk):
        return name_of_customer(pk)

    def whose(self, rule, code):
        if rule.startswith("agreement"):
            agreements = Agreement.objects.select_related("customer")
            agreement = agreements.filter(pk=code).first()
            return agreement.customer.name if agreement else "–"
        return self.levels.get(code, code) or _("Everybody")


def _told(amendment, names):
    return [_sentence(place, *values, names) for place, values in amendment.changes.items()]


def _sentence(place, former, new, names):
    topic, *rest = place.split(".")
    if topic in SENTENCES:
        return SENTENCES[topic](rest, former, new, names)
    if topic == "target":
        return _of_target(rest, former, new, names)
    if topic == "steps":
        return _of_steps(rest, new, names)
    if topic in NAMES:
        sentence = NAMES[topic][bool(former), bool(new)]
        return sentence % {"new": new, "former": former}
    if topic == "reaction_seconds":
        values = {"new": written(new), "former": written(former)}
        return _("Everybody: %(new)s, formerly %(former)s") % values
    return of_house(place, former, new)


def _of_target(place, former, new, names):
    rule, code, kind = place
    whose = names.whose(rule, code)
    values = {
        "whose": f"{whose} · {Kind(kind).label}" if kind else whose,
        "former": former and _promise(former, names),
        "new": new and _promise(new, names),
    }
    if new is None:
        return _("%(whose)s: no own time any more, formerly %(former)s") % values
    if former is None:
        return _("%(whose)s: %(new)s") % values
    return _("%(whose)s: %(new)s, formerly %(former)s") % values


def _promise(values, names):
    calendar = values["calendar"]
    length = written(values["seconds"])
    return f"{length} ({names.calendars.get(calendar, calendar)})" if calendar else length


def _of_steps(place, new, names):
    values = {"whose": names.whose("", place[0]), "steps": in_words(new)}
    if not new:
        return _("Steps of %(whose)s: those of the house") % values
    return _("Steps of %(whose)s: %(steps)s") % values
