from django import forms
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.customers.models import Customer, Product

from .doors import for_staff
from .filling import fill


class ProductForm(forms.Form):
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))

    def __init__(self, *args, customer, **kwargs):
        super().__init__(*args, **kwargs)
        self.customer = customer

    def clean_name(self):
        name = self.cleaned_data["name"]
        known = self.customer.products.annotate(lower=Lower("name"))
        if known.filter(lower=name.lower()).exists():
            raise forms.ValidationError(_("This customer has a product of this name already."))
        return name

    def keep(self):
        Product.objects.create(customer=self.customer, name=self.cleaned_data["name"])
        return reverse("desk:customer", args=[self.customer.number])


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request, number):
    customer = get_object_or_404(Customer, number=number)
    form = ProductForm(request.POST or None, customer=customer)
    title = _("New product of %(customer)s") % {"customer": customer}
    back = reverse("desk:customer", args=[customer.number])
    return fill(request, form, ProductForm.keep, title=title, back=back)
