from functools import partial

from django.views.decorators.http import require_POST

from tresen.tickets.models import Closure
from tresen.tickets.refusing import TicketIsClosed

from .composing import send
from .doors import with_ticket


@require_POST
@with_ticket
def create(request, ticket):
    return send(request, ticket, "closure", partial(_close, ticket, request.POST.get("result")))


def _close(ticket, result, said, *, by, at):
    # The verb takes a second closing for the first; words typed for it must not vanish unsaid.
    if ticket.closed_at:
        raise TicketIsClosed
    chosen = result if result in Closure.Result.values else Closure.Result.SOLVED
    return ticket.close(said, result=chosen, by=by, at=at)
