"""How much each colleague has to look after: load, never speed (design.md, section 12)."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from tresen.people.models import Person, Staff
from tresen.tickets.models import Clock

AHEAD = timedelta(hours=1)
# In a link, where the number of an owner would stand.
NOBODY = "none"


@dataclass(frozen=True)
class Load:
    """`owner` is None for what nobody has taken."""

    owner: Person | None
    open: int = 0
    running: int = 0
    waiting: int = 0
    overdue: int = 0
    soon: int = 0

    @property
    def key(self):
        """In a link."""
        return self.owner.pk if self.owner else NOBODY


def counts(now):
    """What each number counts among open tickets; lists behind the numbers ask the same."""
    running = Q(clock=Clock.RUNNING)
    return {
        "open": Q(),
        "running": running,
        "waiting": Q(clock=Clock.PAUSED),
        "overdue": running & Q(due_at__lt=now),
        "soon": running & Q(due_at__gte=now, due_at__lte=now + AHEAD),
    }


def loads(tickets, team, *, now):
    """First what nobody has taken, then everybody at work, or one team: the fullest first."""
    counted = _counted(tickets.open(), now)
    staff = Staff.objects.filter(left_at=None, **({"team": team} if team else {}))
    people = [each.person for each in staff.select_related("person")]
    rows = [Load(person, **counted.get(person.pk, {})) for person in people]
    rows.sort(key=lambda load: (-load.overdue, -load.soon, -load.running, load.owner.name))
    return [Load(None, **counted.get(None, {})), *rows]


def _counted(tickets, now):
    """{owner or None: the numbers}, by one query."""
    numbers = {name: Count("pk", filter=condition) for name, condition in counts(now).items()}
    rows = tickets.order_by().values("owner").annotate(**numbers)
    return {row.pop("owner"): row for row in rows}
