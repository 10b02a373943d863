"""Whether somebody still speaks for a customer."""

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
    contact = _contact(number, pk)
    contact.end(by=request.user.person, at=timezone.now())
    sentence = _("%(name)s no longer speaks for this customer.")
    messages.success(request, sentence % {"name": contact.person})
    return redirect("desk:customer", number)


@require_POST
@for_staff
def undo(request, number, pk):
    contact = _contact(number, pk)
    contact.revive(by=request.user.person, at=timezone.now())
    sentence = _("%(name)s speaks for this customer again.")
    messages.success(request, sentence % {"name": contact.person})
    return redirect("desk:contact", number, pk)


def _contact(number, pk):
    contacts = Contact.objects.select_related("person__login")
    return get_object_or_404(contacts, pk=pk, customer__number=number)
