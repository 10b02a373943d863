from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.customers.models import Contact, Customer
from tresen.people.models import Person

from .doors import for_staff
from .filling import fill
from .invitations import invite


class ContactForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    email = forms.EmailField(label=gettext_lazy("Mail address"))
    language = forms.ChoiceField(choices=Person.Language, label=gettext_lazy("Language"))
    role = forms.ChoiceField(choices=Contact.Role, label=gettext_lazy("Role"))
    sees_all_tickets = forms.BooleanField(
        required=False, label=gettext_lazy("Sees all tickets of the customer")
    )
    invited = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Send an invitation with a link to choose a password"),
    )

    def clean_email(self):
        """A mail address of the staff would open the customer's side to them as a contact."""
        email = self.cleaned_data["email"]
        person = Person.objects.speaking_from(email)
        if person and person.is_staff:
            raise forms.ValidationError(_("This address belongs to a member of staff."))
        return email


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request, number):
    customer = get_object_or_404(Customer, number=number)
    back = reverse("desk:customer", args=[customer.number])

    def welcome(form):
        _welcome(request, customer, **form.cleaned_data)
        return back

    title = _("New contact of %(customer)s") % {"customer": customer}
    return fill(request, ContactForm(request.POST or None), welcome, title=title, back=back)


def _welcome(request, customer, *, name, email, language, invited, **rights):  # noqa: PLR0913
    person = Person.objects.meet(email, name=name, language=language)
    Contact.objects.update_or_create(
        person=person, customer=customer, defaults={**rights, "ended_at": None}
    )
    if invited:
        invite(request, person, email)
