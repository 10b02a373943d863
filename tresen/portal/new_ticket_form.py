from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tresen.customers.models import Customer, Product
from tresen.files.uploads import FilesField, keep_all
from tresen.tickets.models import Kind
from tresen.tickets.said import NewTicket, Said

from .dressed import Dressed
from .follows_field import FollowsField
from .kinds import KINDS


class ProductField(forms.ModelChoiceField):
    """Who speaks for several customers sees to which of them a product belongs."""

    names_customer = False

    def label_from_instance(self, product):
        return f"{product.name} ({product.customer.name})" if self.names_customer else product.name


class NewTicketForm(Dressed, forms.Form):
    """What a contact tells us to begin with; which customer is asked only of those with several."""

    customer = forms.ModelChoiceField(
        None,
        label=_("Customer"),
        empty_label=_("Please choose"),
        error_messages={"required": _("Please choose for which customer you are writing.")},
    )
    kind = forms.ChoiceField(
        choices=Kind.on_offer,
        widget=forms.RadioSelect,
        label=_("What is it about?"),
        error_messages={"required": _("Please choose what it is about.")},
    )
    subject = forms.CharField(
        max_length=200,
        label=_("Subject"),
        error_messages={"required": _("Please write in a few words what it is about.")},
    )
    text = forms.CharField(
        max_length=100_000,
        widget=forms.Textarea,
        label=_("Your message"),
        error_messages={"required": _("Please write something: the text is empty.")},
    )
    product = ProductField(
        None, required=False, label=_("Product"), empty_label=_("No particular product")
    )
    files = FilesField(label=_("Files"))
    follows = FollowsField(required=False, label=_("Follows a closed ticket"))

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        customers = Customer.objects.of(person)
        self.only_customer = customers[0] if len(customers) == 1 else None
        self.fields["follows"].person = person
        self._offer(customers)

    def _offer(self, customers):
        products = Product.objects.filter(customer__in=list(customers), ended_at=None)
        self.fields["product"].queryset = products.select_related("customer")
        self.fields["product"].names_customer = len(customers) > 1
        if len(customers) > 1:
            self.fields["customer"].queryset = customers
            self.fields["customer"].widget.attrs.update(_fetching_prices())
        else:
            del self.fields["customer"]

    @property
    def customer_in_mind(self):
        """For whom they write, as far as that is plain already; None too for who has none."""
        if "customer" not in self.fields:
            return self.only_customer
        chosen = self["customer"].value()
        offered = self.fields["customer"].queryset
        return next((each for each in offered if str(each.pk) == str(chosen)), None)

    @property
    def awaits_customer(self):
        """Somebody with several has not said yet for whom: so nobody knows what it costs."""
        return "customer" in self.fields and self.customer_in_mind is None

    @property
    def kinds(self):
        """Each kind with the line that explains it; the one that a door led to comes first."""
        chosen = self["kind"].value()
        offered = sorted(KINDS, key=lambda known: known[0] != self.initial.get("kind"))
        return [{"kind": kind, "hint": hint, "chosen": kind == chosen} for kind, hint in offered]

    def clean(self):
        cleaned = super().clean()
        customer = cleaned.get("customer") or self.only_customer
        self._require_same_customer("product", cleaned.get("product"), customer)
        self._require_same_customer("follows", cleaned.get("follows"), customer)
        return {**cleaned, "customer": customer}

    def _require_same_customer(self, name, chosen, customer):
        if chosen and chosen.customer_id != (customer and customer.pk):
            self.add_error(name, ValidationError(_("This belongs to another customer.")))

    def new_ticket(self):
        """What the form says. Keeps the files, so call it in a transaction."""
        told = self.cleaned_data
        return NewTicket(
            told["subject"],
            Said(told["text"], attachments=keep_all(told["files"])),
            kind=told["kind"],
            customer=told["customer"],
            product=told["product"],
            follows=told["follows"],
        )


def _fetching_prices():
    """Each customer has prices of its own: the piece with the kinds comes again."""
    return {
        "hx-get": reverse("portal:new_ticket"),
        "hx-include": "[name=kind]",
        "hx-target": "#kinds",
        "hx-swap": "outerHTML",
    }
