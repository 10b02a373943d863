from django.views.decorators.http import require_POST

from .reached import with_ticket
from .ticket import page
from .ways import walk


@require_POST
@with_ticket
def create(request, ticket):
    """The customer asks where our answer is."""
    return walk(request, ticket, ticket.nudge, page)
