from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.tickets.refusing import NotYours

from .closing_form import ClosingForm
from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """A contact ends their own ticket. Closing twice changes nothing, so no form key is needed."""
    form = ClosingForm(request.POST)
    if not form.is_valid():
        return page(request, ticket, closing=form, status=400)
    try:
        form.close(ticket, by=request.user.person, at=timezone.now())
    except NotYours as error:
        raise Http404 from error
    return redirect("portal:ticket", ticket.shown_id)
