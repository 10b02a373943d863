from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.quotes.quote import may_write_quotes
from tresen.customers.models import Contact
from tresen.house.address_field import AddressField
from tresen.people.models import Person

from .sum_fields import SumField

RIGHTS = ("role", "sees_all_tickets", "takes_mail", "may_consent", "consent_limit")


class RightsForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    role = forms.ChoiceField(choices=Contact.Role, label=gettext_lazy("Role"))
    sees_all_tickets = forms.BooleanField(
        required=False, label=gettext_lazy("Sees all tickets of the customer")
    )
    takes_mail = forms.BooleanField(
        required=False,
        label=gettext_lazy("Mails of this person without another hint belong to this customer"),
        help_text=gettext_lazy("Only needed for somebody who speaks for several customers."),
    )
    may_consent = forms.BooleanField(required=False, label=gettext_lazy("May agree to costs"))
    consent_limit = SumField(
        required=False,
        label=gettext_lazy("Up to this net sum for each ticket"),
        help_text=gettext_lazy("Empty: without a limit."),
    )

    def __init__(self, *args, by, **kwargs):
        """Whoever logs work must not say as well who may agree to its costs."""
        super().__init__(*args, **kwargs)
        for name in ("may_consent", "consent_limit"):
            self.fields[name].disabled = not may_write_quotes(by)

    def clean_consent_limit(self):
        """Without the right to agree, a limit means nothing."""
        limit = self.cleaned_data["consent_limit"]
        if limit == 0:
            raise forms.ValidationError(_("Please name a sum above zero, or none."))
        return limit if self.cleaned_data["may_consent"] else None


class ContactForm(RightsForm):
    email = AddressField(label=gettext_lazy("Mail address"))
    language = forms.ChoiceField(choices=Person.Language, label=gettext_lazy("Language"))
    invited = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Send an invitation with a link to choose a password"),
    )

    field_order = ["name", "email", "language", *RIGHTS, "invited"]

    def clean_email(self):
        """A mail address of the staff would open the customer's side to them as a contact."""
        email = self.cleaned_data["email"]
        person = Person.objects.speaking_from(email)
        if person and person.is_staff:
            raise forms.ValidationError(_("This address belongs to a member of staff."))
        return email
