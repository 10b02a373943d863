"""Somebody knows better than the last report: letters arrive at a contact's address again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.customers.models import Contact

from .doors import for_staff


@require_POST
@for_staff
def create(request, number, pk):
    contacts = Contact.objects.select_related("person")
    contact = get_object_or_404(contacts, pk=pk, customer__number=number)
    if address := contact.person.address:
        address.trust(by=request.user.person, at=timezone.now())
    messages.success(request, _("Automatic letters are written to this address again."))
    return redirect("desk:contact", number, pk)
