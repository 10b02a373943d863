"""Customers and their contacts by what people say of themselves: every word must fit."""

from django.db.models import Q

from tresen.customers.models import Contact, Customer

MOST = 20
WORDS = 6


def contacts_like(words):
    """Who may be calling: every word stands in the name, the address or the company."""
    found = Contact.objects.living().select_related("person", "customer")
    for word in words.split()[:WORDS]:
        found = found.filter(
            Q(person__name__icontains=word)
            | Q(person__addresses__email__icontains=word)
            | Q(customer__name__icontains=word)
            | Q(customer__number__startswith=word)
        )
    found = found.prefetch_related("person__addresses").distinct()
    return found.order_by("person__name")[:MOST] if words.split() else found.none()


def customers_like(words):
    found = Customer.objects.all()
    for word in words.split()[:WORDS]:
        found = found.filter(Q(name__icontains=word) | Q(number__startswith=word))
    return found[:MOST] if words.split() else found.none()
