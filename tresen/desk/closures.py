from functools import partial

from django.http import Http404
from django.views.decorators.http import require_POST

from tresen.tickets.closing import IN_WORDS
from tresen.tickets.models import Closure
from tresen.tickets.refusing import TicketIsClosed

from .composing import send
from .doors import with_ticket


@require_POST
@with_ticket
def create(request, ticket):
    result = request.POST.get("result", Closure.Result.SOLVED)
    if result not in IN_WORDS:
        raise Http404
    return send(request, ticket, "closure", partial(_close, ticket, result))


def _close(ticket, result, said, *, by, at):
    # The verb takes a second closing for the first; words typed for it must not vanish unsaid.
    if ticket.closed_at:
        raise TicketIsClosed
    return ticket.close(said, result=result, by=by, at=at)
