"""Which team a proof counts for: that of who answered, or else of who should have."""

from collections import defaultdict
from dataclasses import dataclass

from tresen.people.models import Staff, Trace
from tresen.tickets.models import Event, Message


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


@dataclass(frozen=True)
class WhoseTurn:
    """`answer` is the pk of a message, `owner` that of who looked after it at the deadline."""

    answer: int | None
    owner: int | None


def owner_at(moment, ticket, events):
    """Before each change stood its former owner, after the last one today's."""
    changes = (event for event in events if event.kind == Event.Kind.OWNER_CHANGED)
    former = (event.facts["former"] for event in changes if event.at > moment)
    return next(former, ticket.owner_id)


def assign_teams(told):
    """To proofs, each with whose turn it was."""
    answers = Message.objects.filter(pk__in=[whose.answer for _, whose in told if whose.answer])
    authors = dict(answers.values_list("pk", "author"))
    owners = {whose.owner for _, whose in told if whose.owner}
    teams = Teams(owners.union(authors.values()))
    for proof, whose in told:
        if whose.answer:
            proof.team_id = teams.of(authors[whose.answer], proof.answered_at)
        elif whose.owner:
            proof.team_id = teams.of(whose.owner, proof.due_at)
