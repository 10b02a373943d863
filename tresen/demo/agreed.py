"""What only the demonstration has agreed: promises for its levels, and who is told how.

Two hours after the start nothing may have fallen due (design.md, section 8). So no promise is as
short as that, and whoever is told of half of it looks at the page.
"""

from tresen.customers.models import SupportLevel, Target
from tresen.people.models import Staff

HOUR = 3600
PROMISED = {"business": 3 * HOUR, "enterprise": 5 * HOUR // 2}
ON_THE_PAGE = ("lea@tresen.example", "jana@tresen.example")


def agree(*, by, at):
    for code, seconds in PROMISED.items():
        level = SupportLevel.objects.get(code=code)
        Target(level=level).agree(seconds=seconds, calendar=None, by=by, at=at)
    for staff in Staff.objects.filter(person__addresses__email__in=ON_THE_PAGE):
        staff.hear_by(Staff.Channel.PAGE)
