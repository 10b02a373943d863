from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tresen.people.once import once
from tresen.tickets.models import Ticket
from tresen.tickets.refusing import Refused

from . import promise
from .new_ticket_form import NewTicketForm
from .reached import for_contacts


@require_safe
@for_contacts
def new(request):
    told = {name: request.GET[name] for name in ("kind", "follows") if name in request.GET}
    return _page(request, NewTicketForm(request.user.person, initial=told))


def create(request):
    """POST to /tickets/ (see tickets.py). The form sent twice opens one ticket."""
    person = request.user.person
    form = NewTicketForm(person, request.POST, request.FILES)

    def open_it():
        ticket = Ticket.open(form.new_ticket(), by=person, at=timezone.now())
        messages.success(request, _("Your ticket is open. A confirmation is on its way by mail."))
        return reverse("portal:ticket", args=[ticket.shown_id])

    if not form.is_valid():
        return _page(request, form, status=400)
    try:
        return redirect(once(person, request.POST.get("once"), open_it))
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=409)


def _page(request, form, status=200):
    now = timezone.now()
    context = {
        "form": form,
        **promise.usual_and_emergency(request.user, now),
        "others": promise.of_other_kinds(request.user, now),
    }
    return render(request, "portal/new_ticket.html", context, status=status)
