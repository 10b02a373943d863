from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.customers.models import Contact, Customer
from tresen.mail.letters_on_accounts import invite
from tresen.people.models import Person

from .contact_forms import RIGHTS, ContactForm, RightsForm
from .doors import for_staff
from .filling import fill
from .letter_words import TROUBLES
from .rights import traces_with_rights


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request, number):
    customer = get_object_or_404(Customer, number=number)
    back = reverse("desk:customer", args=[customer.number])

    def welcome(form):
        contact, fresh = _welcome(customer, by=request.user.person, **form.cleaned_data)
        return back if fresh else _known_already(request, contact)

    title = _("New contact of %(customer)s") % {"customer": customer}
    return fill(
        request,
        ContactForm(request.POST or None, by=request.user.person),
        welcome,
        title=title,
        back=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def edit(request, number, pk):
    contacts = Contact.objects.select_related("person", "customer")
    contact = get_object_or_404(contacts, pk=pk, customer__number=number)
    back = reverse("desk:customer", args=[number])

    def change(form):
        _change(contact, by=request.user.person, **form.cleaned_data)
        return back

    form = RightsForm(request.POST or None, initial=_as_form(contact), by=request.user.person)
    page = {"title": str(contact.person), "back": back, "contact": contact}
    address = contact.person.address
    page["trouble"] = address and address.is_troubled and TROUBLES[address.trouble]
    page["traces"] = traces_with_rights(contact.person.traces.select_related("by"))
    return fill(request, form, change, template="desk/contact.html", **page)


def _welcome(customer, *, by, name, email, language, invited, **rights):  # noqa: PLR0913
    person, at = Person.objects.meet(email, name=name, language=language), timezone.now()
    contact, fresh = Contact.objects.admit(person, customer, by=by, at=at, **rights)
    if fresh and invited:
        invite(person, email, at=at)
    return contact, fresh


def _known_already(request, contact):
    """Rights are never given by the way: here they stand, and can be changed on purpose."""
    known = _("This person speaks for the customer already. Nothing was changed.")
    ended = _("This person spoke for the customer once. Please check the rights and let them in.")
    messages.error(request, known if contact.ended_at is None else ended)
    return reverse("desk:contact", args=[contact.customer.number, contact.pk])


@transaction.atomic
def _change(contact, *, name, by, **rights):
    contact.person.rename(name)
    contact.grant(by=by, at=timezone.now(), **rights)


def _as_form(contact):
    return {"name": contact.person.name, **{name: getattr(contact, name) for name in RIGHTS}}
