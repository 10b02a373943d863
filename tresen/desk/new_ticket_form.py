from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.customers.models import Customer, Product
from tresen.files.uploads import FilesField
from tresen.house.address_field import AddressField
from tresen.tickets.models import Kind


class NewTicketForm(forms.Form):
    contact = AddressField(label=gettext_lazy("Mail address of the contact"))
    name = forms.CharField(
        max_length=120, required=False, label=gettext_lazy("Name, if not known yet")
    )
    customer = forms.CharField(max_length=20, required=False, label=gettext_lazy("Customer number"))
    product = forms.CharField(max_length=120, required=False, label=gettext_lazy("Product"))
    kind = forms.ChoiceField(choices=Kind.choices, label=gettext_lazy("Kind"), initial="unsorted")
    subject = forms.CharField(max_length=200, label=gettext_lazy("Subject"))
    text = forms.CharField(widget=forms.Textarea, label=gettext_lazy("What is it about?"))
    files = FilesField(label=gettext_lazy("Files"))

    def clean_customer(self):
        number = self.cleaned_data["customer"].strip()
        customer = Customer.objects.filter(number=number).first()
        if number and customer is None:
            raise forms.ValidationError(_("No customer has this number."))
        return customer

    def clean_product(self):
        name, customer = self.cleaned_data["product"].strip(), self.cleaned_data.get("customer")
        product = Product.objects.filter(
            customer=customer, name__iexact=name, ended_at=None
        ).first()
        if name and product is None:
            raise forms.ValidationError(_("This customer has no product of this name."))
        return product
