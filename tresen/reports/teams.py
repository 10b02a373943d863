from collections import defaultdict

from tresen.people.models import Staff, Trace


class Teams:
    """Who was in which team when: today's rows, and before them what each change left behind."""

    def __init__(self, people):
        staff = Staff.objects.filter(person__in=people)
        self.today = dict(staff.values_list("person", "team"))
        self.former = defaultdict(list)
        moves = Trace.objects.filter(
            person__in=people, code=Trace.Code.STAFF_CHANGED, facts__has_key="former_team"
        )
        for person, at, facts in moves.order_by("at", "id").values_list("person", "at", "facts"):
            self.former[person].append((at, facts["former_team"]))

    def of(self, person, at):
        before = (team for changed_at, team in self.former[person] if at < changed_at)
        return next(before, self.today.get(person))
