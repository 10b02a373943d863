"""What every provider starts with; the migrations and the tests' flush both call it."""

from .plan import resolved

OFFICE_DAY = [["09:00", "18:00"]]
WHOLE_DAY = [["00:00", "24:00"]]

OFFICE = {
    "weekly": [OFFICE_DAY] * 5 + [[], []],
    "timezone": "Europe/Berlin",
    "country": "DE",
    "subdivision": "NW",
    "own_days": {
        "12-24": {"name": "Heiligabend", "spans": []},
        "12-31": {"name": "Silvester", "spans": []},
    },
}
AROUND_THE_CLOCK = {
    "weekly": [WHOLE_DAY] * 7,
    "timezone": "Europe/Berlin",
    "country": "",
    "subdivision": "",
    "own_days": {},
}


def seed(apps, *, at):
    """The default calendar, unless there is one; `apps` is Django's registry or a migration's."""
    standard = {"code": "standard", "name": "Servicezeiten"}
    _plant(apps, OFFICE, at, is_default=True, defaults=standard)


def seed_around_the_clock(apps, *, at):
    """The calendar of emergencies (promise P6), unless there is one of this code."""
    _plant(
        apps, AROUND_THE_CLOCK, at, code="around-the-clock", defaults={"name": "Rund um die Uhr"}
    )


def _plant(apps, rules, at, **wanted):
    calendar, fresh = apps.get_model("hours", "Calendar").objects.get_or_create(**wanted)
    if fresh:
        apps.get_model("hours", "CalendarVersion").objects.create(
            calendar=calendar, version=1, created_at=at, **resolved(rules, at)
        )
