from django.db.models import Exists, OuterRef, Q, Subquery

from tresen.customers.models import Contact
from tresen.people.models import Address, Person
from tresen.tickets.models import Participant

MOST = 50


def readers_of(ticket):
    """Who on the customer's side may read this ticket; `takes_part` marks who gets the mails."""
    rights = Contact.objects.filter(customer=ticket.customer_id, ended_at=None)
    whole = rights.filter(sees_all_tickets=True).values("person")
    taking_part = Participant.objects.filter(ticket=ticket).values("person")
    first_address = Address.objects.filter(person=OuterRef("pk")).order_by("pk").values("email")
    people = Person.objects.filter(Q(pk__in=taking_part) | Q(pk__in=whole)).annotate(
        takes_part=Exists(taking_part.filter(person=OuterRef("pk"))),
        mail=Subquery(first_address[:1]),
    )
    return people.order_by("-takes_part", "name")[:MOST]
