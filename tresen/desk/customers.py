from django import forms
from django.db import transaction
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.prices.agreeing import conclude
from tresen.costs.quotes.quote import may_write_quotes
from tresen.costs.working.prepaid import left_on
from tresen.customers.models import Agreement, Contact, Customer, SupportLevel, Target
from tresen.people.models import Person
from tresen.tickets.models import Kind

from .agreement_words import span_in_words
from .doors import for_staff, reachable
from .filling import fill
from .paging import page_of
from .promised import kinds_with_targets, promised
from .rights import with_rights
from .rows import standings, with_words

MOST = 100
LAST_CHECKS = 10


class CustomerForm(forms.ModelForm):
    level = forms.ModelChoiceField(SupportLevel.objects.all(), label=gettext_lazy("Support level"))

    class Meta:
        model = Customer
        fields = ["number", "name", "account_manager"]
        labels = {
            "number": gettext_lazy("Customer number"),
            "name": gettext_lazy("Name"),
            "account_manager": gettext_lazy("Account manager"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account_manager"].queryset = Person.objects.filter(
            staff__left_at=None, staff__isnull=False
        )

    @transaction.atomic
    def take_in(self, *, by, at):
        customer, level = self.save(), self.cleaned_data["level"]
        conclude(customer, level, {}, by=by, at=at, starts_on=timezone.localdate(at))
        return reverse("desk:customer", args=[customer.number])


@require_safe
@for_staff
def index(request):
    words = request.GET.get("q", "").strip()[:100]
    found = Customer.objects.prefetch_related(Prefetch("agreements", _agreements()))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(number__startswith=word))
    customers = list(found[: MOST + 1])
    context = {
        "area": "customers",
        "words": words,
        "customers": customers[:MOST],
        "more": len(customers) > MOST,
    }
    return render(request, "desk/customers.html", context)


@require_safe
@for_staff
def show(request, number):
    customers = Customer.objects.select_related("account_manager")
    customer = get_object_or_404(
        customers.prefetch_related(Prefetch("agreements", _agreements())), number=number
    )
    tickets, today = reachable(request).filter(customer=customer), timezone.localdate()
    page = page_of(with_words(tickets), request.GET, by="-opened_at")
    contacts = Contact.objects.filter(customer=customer).select_related("person")
    context = {
        "area": "customers",
        "customer": customer,
        "contacts": with_rights(contacts.living().prefetch_related("person__addresses")),
        "former": contacts.ended(),
        "products": customer.products.all(),
        "pin_checks": customer.pin_checks.select_related("by", "contact__person")[:LAST_CHECKS],
        "page": page,
        "rows": standings(request, page),
        "promises": _promises(customer),
        "kinds": Kind.choices,
        "agreements": [(each, span_in_words(each)) for each in customer.agreements.all()],
        "time_left": left_on(customer, today, customer.agreement_on(today)),
        "may_agree": may_write_quotes(request.user.person),
    }
    return render(request, "desk/customer.html", context)


def _promises(customer):
    agreement = customer.agreement_on(timezone.localdate())
    theirs = Target.objects.filter(Q(agreement=None) | Q(agreement=agreement))
    return promised(agreement, kinds_with_targets(theirs))


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def new(request):
    def take_in(form):
        return form.take_in(by=request.user.person, at=timezone.now())

    title, back = _("New customer"), reverse("desk:customers")
    return fill(request, CustomerForm(request.POST or None), take_in, title=title, back=back)


def _agreements():
    return Agreement.objects.select_related("level")
