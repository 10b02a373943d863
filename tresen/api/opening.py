"""From the body of a request to what a ticket starts from: whose it is, and what about."""

from django.utils.translation import gettext as _

from tresen.customers.models import Customer, Product
from tresen.tickets.said import NewTicket

from .addressed import known, speaking_from
from .problems import invalid
from .reached import named


def new_ticket(wanted, said, by):
    contact = _contact(wanted.contact, by)
    follows = wanted.follows and named("follows", wanted.follows, contact)
    product = _product(wanted.product, contact)
    return NewTicket(
        subject=wanted.subject,
        said=said,
        kind=wanted.kind,
        contact=contact,
        customer=_customer(product, follows, contact),
        product=product,
        follows=follows,
    )


def _contact(email, by):
    """Staff may open a ticket on behalf of somebody; everybody else speaks for themselves."""
    if email is None:
        return by
    if not by.is_staff and speaking_from(email) != by:
        raise invalid("contact", _("Only staff can open a ticket on behalf of somebody else."))
    person = known("contact", email)
    if by.is_staff and _has_left(person):
        raise invalid("contact", _("This person no longer speaks for a customer."))
    return person


def _has_left(person):
    return person.contacts.exists() and not Customer.objects.of(person).exists()


def _product(wanted, contact):
    """By its id or its name, among what the contact's customers have today."""
    if wanted is None:
        return None
    theirs = Product.objects.filter(customer__in=Customer.objects.of(contact), ended_at=None)
    found = theirs.filter(**{"pk" if isinstance(wanted, int) else "name": wanted})[:2]
    if len(found) != 1:
        raise invalid("product", _("The contact's customer has no such product."))
    return found[0]


def _customer(product, follows, contact):
    """What was named decides. Who speaks for several companies is asked by staff otherwise."""
    if product:
        return product.customer
    if follows:
        return follows.customer
    customers = Customer.objects.of(contact)[:2]
    return customers[0] if len(customers) == 1 else None
