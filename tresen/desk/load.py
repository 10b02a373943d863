"""How much each colleague has to look after: load, never speed (design.md, section 12)."""

from dataclasses import dataclass

from django.db.models import Count, Q

from tresen.people.models import Person, Staff
from tresen.tickets.models import Clock


@dataclass(frozen=True)
class Load:
    """`owner` is None for what nobody has taken."""

    owner: Person | None
    open: int = 0
    running: int = 0
    waiting: int = 0
    overdue: int = 0
    soon: int = 0


def loads(tickets, team, *, now, soon):
    """First what nobody has taken, then everybody at work, or one team: the fullest first."""
    counted = _counted(tickets.open(), now, soon)
    staff = Staff.objects.filter(left_at=None, **({"team": team} if team else {}))
    people = [each.person for each in staff.select_related("person")]
    rows = [Load(person, **counted.get(person.pk, {})) for person in people]
    rows.sort(key=lambda load: (-load.overdue, -load.soon, -load.running, load.owner.name))
    return [Load(None, **counted.get(None, {})), *rows]


def _counted(tickets, now, soon):
    """{owner or None: the numbers}, by one query."""
    running = Q(clock=Clock.RUNNING)
    rows = (
        tickets.order_by()
        .values_list("owner")
        .annotate(
            open=Count("pk"),
            running=Count("pk", filter=running),
            waiting=Count("pk", filter=Q(clock=Clock.PAUSED)),
            overdue=Count("pk", filter=running & Q(due_at__lt=now)),
            soon=Count("pk", filter=running & Q(due_at__gte=now, due_at__lte=soon)),
        )
    )
    names = ("open", "running", "waiting", "overdue", "soon")
    return {owner: dict(zip(names, numbers, strict=True)) for owner, *numbers in rows}
