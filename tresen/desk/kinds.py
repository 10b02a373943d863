from functools import partial

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.tickets.models import Kind

from .doors import with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    kind = request.POST.get("kind")
    if kind not in Kind.values:
        raise Http404
    by = request.user.person
    return back_to(request, ticket, partial(ticket.sort_as, kind, by=by, at=timezone.now()))
