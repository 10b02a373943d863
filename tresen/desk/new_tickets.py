"""A ticket that staff open for somebody, usually on the phone."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tresen.files.uploads import keep_all
from tresen.people.models import Person
from tresen.people.once import once
from tresen.tickets.models import Message, Ticket
from tresen.tickets.refusing import Refused
from tresen.tickets.said import NewTicket, Said

from .doors import for_staff
from .finding import contacts_like
from .new_ticket_form import NewTicketForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request):
    form = NewTicketForm(request.POST or None, request.FILES or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_open_once(request, form))
        except Refused as refused:
            form.add_error(None, ValidationError(str(refused)))
    words = request.GET.get("q", "").strip()[:100]
    context = {"form": form, "words": words, "found": contacts_like(words)}
    return render(request, "desk/new_ticket.html", context, status=400 if form.errors else 200)


def _open_once(request, form):
    def act():
        ticket = _open(form.cleaned_data, by=request.user.person)
        return reverse("desk:ticket", args=[ticket.shown_id])

    return once(request.user.person, request.POST.get("once"), act)


def _open(wish, *, by):
    contact = Person.objects.meet(wish["contact"], name=wish["name"])
    if contact.is_staff:
        raise ContactIsStaff
    said = Said(wish["text"], origin=Message.Origin.PHONE, attachments=keep_all(wish["files"]))
    new = NewTicket(
        subject=wish["subject"],
        said=said,
        kind=wish["kind"],
        contact=contact,
        customer=wish["customer"] or _only_customer(contact),
        product=wish["product"],
    )
    return Ticket.open(new, by=by, at=timezone.now())


class ContactIsStaff(Refused):
    code = "contact_is_staff"
    sentence = _("A ticket is opened for a customer, not for a member of staff.")


def _only_customer(contact):
    contacts = contact.contacts.filter(ended_at=None).select_related("customer")[:2]
    return contacts[0].customer if len(contacts) == 1 else None
