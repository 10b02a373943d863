from functools import partial

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.people.models import Staff

from .doors import with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    """Take it, pass it to a colleague, or give it back to all (no owner named)."""
    owner = _colleague(request.POST.get("owner"))
    by = request.user.person
    return back_to(request, ticket, partial(ticket.pass_to, owner, by=by, at=timezone.now()))


def _colleague(pk):
    if not pk:
        return None
    found = Staff.objects.select_related("person").filter(left_at=None)
    return get_object_or_404(found, person=pk if pk.isdecimal() else None).person
