"""What the house calls its calendars and teams; they stand on lower floors, the trace does here."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from tresen.hours.models import Calendar
from tresen.people.models import Team

from .amendment import Amendment

PLACES = {Calendar: "calendar_name", Team: "team_name"}


class StillNeeded(Exception):
    sentence = _("Somebody belongs to this team, or it stands in a figure: it stays.")

    def __str__(self):
        return str(self.sentence)


@transaction.atomic
def give_name(part, name, *, by, at):
    """By this name from now on; a part that is new is made."""
    former = _locked(part).name if part.pk else None
    if name != former:
        part.name = name
        part.save()
        _amend(part, former, name, by, at)


@transaction.atomic
def dissolve(team, *, by, at):
    """Only an empty one. Who has left the house does not hold it."""
    name = _locked(team).name
    team.staff.exclude(left_at=None).update(team=None)
    try:
        team.delete()
    except ProtectedError as held:
        raise StillNeeded from held
    _amend(team, name, None, by, at)


def _locked(part):
    return type(part).objects.select_for_update().get(pk=part.pk)


def _amend(part, former, new, by, at):
    Amendment.objects.create(by=by, at=at, changes={PLACES[type(part)]: [former, new]})
