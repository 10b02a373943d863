from django.views.decorators.http import require_POST

from .composing import send
from .doors import with_ticket


@require_POST
@with_ticket
def create(request, ticket):
    return send(request, ticket, "answer", ticket.answer)
