"""The numbers beside the areas: one query, and none counts further than it can show."""

from django.db.models import IntegerField, Subquery

from tresen.house.models import Provider
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import BrokenPromise, Ticket

MOST = 99


class Capped(Subquery):
    """How many rows, but at most one more than we show."""

    template = "(SELECT count(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()

    def __init__(self, rows):
        super().__init__(rows.order_by().values("pk")[: MOST + 1])


def counts_for(person):
    tickets = Ticket.objects.reachable_by(person)
    counted = Provider.objects.values(
        queue=Capped(tickets.ours()),
        mine=Capped(tickets.ours().owned_by(person)),
        waiting=Capped(tickets.waiting()),
        parked=Capped(IncomingMail.objects.parked()),
        failed=Capped(OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED)),
        broken=Capped(BrokenPromise.objects.filter(mended_at=None)),
    ).get()
    return {area: _shown(number) for area, number in counted.items()}


def _shown(number):
    return f"{MOST}+" if number > MOST else str(number or "")
