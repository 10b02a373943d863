"""What every provider starts with; the migration and the tests' flush both call it."""

from .plan import resolved

OFFICE_DAY = [["09:00", "18:00"]]

RULES = {
    "weekly": [OFFICE_DAY] * 5 + [[], []],
    "timezone": "Europe/Berlin",
    "country": "DE",
    "subdivision": "NW",
    "own_days": {
        "12-24": {"name": "Heiligabend", "spans": []},
        "12-31": {"name": "Silvester", "spans": []},
    },
}


def seed(apps, *, at):
    """The default calendar, unless there is one; `apps` is Django's registry or a migration's."""
    calendar, fresh = apps.get_model("hours", "Calendar").objects.get_or_create(
        is_default=True, defaults={"code": "standard", "name": "Servicezeiten"}
    )
    if fresh:
        apps.get_model("hours", "CalendarVersion").objects.create(
            calendar=calendar, version=1, created_at=at, **resolved(RULES, at)
        )
