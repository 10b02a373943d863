"""A contact on the phone: who it is, what they may, and the tickets to talk about."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.customers.models import Contact, PinCheck

from .doors import for_staff, reachable
from .rows import standings, with_words

MOST = 20


@require_safe
@for_staff
def show(request, pk):
    contacts = Contact.objects.living().select_related("person", "customer")
    contact = get_object_or_404(contacts, pk=pk)
    person, customer = contact.person, contact.customer
    tickets = reachable(request).open().filter(customer=customer, participants__person=person)
    found = list(with_words(tickets.order_by("queue_at", "id"))[: MOST + 1])
    context = {
        "contact": contact,
        "known": PinCheck.objects.last_of(person, customer, timezone.now()),
        "rows": standings(request, found[:MOST]),
        "more": len(found) > MOST,
    }
    return render(request, "desk/caller.html", context)
