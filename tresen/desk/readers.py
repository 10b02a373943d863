from django.db.models import Exists, OuterRef, Subquery

from tresen.customers.models import Contact
from tresen.people.models import Address, Person

MOST = 50


def readers_of(ticket):
    """Who on the customer's side may read this ticket; `takes_part` marks who gets the mails,
    `reads_since` who reads only from then on."""
    taking_part = ticket.participants.who_may_read()
    seeing_all = Contact.objects.filter(
        customer=ticket.customer_id, ended_at=None, sees_all_tickets=True
    )
    first = Address.objects.filter(person=OuterRef("pk")).order_by("id")
    later = taking_part.reading_from_then_on(OuterRef("pk"))
    allowed = taking_part.values("person").union(seeing_all.values("person"), all=True)
    readers = Person.objects.filter(pk__in=allowed).annotate(
        takes_part=Exists(taking_part.filter(person=OuterRef("pk"))),
        reads_since=Subquery(later.values("reads_since")),
        mail=Subquery(first.values("email")[:1]),
        trouble=Subquery(first.values("trouble")[:1]),
    )
    return readers.order_by("-takes_part", "name")[:MOST]


def names_reached(ticket, readers):
    """All who get what staff write, where that is not the contact alone."""
    reached = [person for person in readers if person.takes_part]
    is_contact_alone = [person.pk for person in reached] == [ticket.contact_id]
    return [] if is_contact_alone else [person.name for person in reached]
