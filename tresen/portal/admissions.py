from functools import partial

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .doubts import judge
from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """These words belong here, says who speaks for the customer: whoever wrote them takes part."""
    thanks = _("Thank you: the message stands on your ticket now, and we answer it.")
    admit = partial(ticket.admit, with_history="history" in request.POST)
    return judge(request, ticket, admit, thanks=thanks, page=page)
