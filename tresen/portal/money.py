"""Whose money a visitor looks after: of one customer, or of several, each by itself."""

from functools import wraps

from django.http import Http404
from django.views.decorators.http import require_safe

from tresen.customers.models import Contact, Customer

from .reached import for_contacts


def customers_of(person):
    return Customer.objects.filter(pk__in=rights_of(person).values("customer"))


def rights_of(person):
    return Contact.objects.who_see_statements().filter(person=person)


def for_accounting(view):
    """Hand the view the customers whose statements its visitor may see; without any it is 404."""

    @wraps(view)
    @require_safe
    @for_contacts
    def shown(request, **kwargs):
        customers = list(customers_of(request.user.person))
        if not customers:
            raise Http404
        return view(request, customers, **kwargs)

    return shown


def chosen(request, customers):
    """The one that the address names, or the first."""
    number = request.GET.get("customer")
    if number is None:
        return customers[0]
    found = [customer for customer in customers if customer.number == number]
    if not found:
        raise Http404
    return found[0]
