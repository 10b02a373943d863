"""Staff, customers and contacts of the crowd, by name only: none of them has a password."""

from dataclasses import dataclass
from datetime import date
from itertools import cycle

from django.contrib.auth.hashers import make_password
from django.db.models import prefetch_related_objects

from tresen.customers.models import Agreement, Contact, Customer, Product, SupportLevel
from tresen.people.models import Address, Login, Person, Staff

LEAST_CUSTOMERS = 200
TICKETS_PER_CUSTOMER = 50
STAFF = 12
SPEAKERS = (
    ("inhaber", Contact.Role.ADMIN, True),
    ("technik", Contact.Role.TECHNICAL, True),
    ("agentur", Contact.Role.EXTERNAL, False),
)
PRODUCTS = ("Managed Server", "Webhosting", "Onlineshop")


@dataclass(frozen=True)
class Speaker:
    """A contact as tickets need to know them."""

    person: Person
    email: str
    customer: Customer
    product: Product


def engage_staff():
    people = Person.objects.bulk_create(Person(name=f"Mensch {n}") for n in range(1, STAFF + 1))
    emails = [f"mensch{n}@bench.example" for n in range(1, STAFF + 1)]
    _let_in(people, emails)
    Staff.objects.bulk_create(Staff(person=person) for person in people)
    return people


def welcome_customers(tickets):
    """One customer for every fifty tickets, each with three contacts: the list of `Speaker`s."""
    number = max(LEAST_CUSTOMERS, tickets // TICKETS_PER_CUSTOMER)
    customers = Customer.objects.bulk_create(
        (Customer(number=f"{n}", name=f"Firma {n} GmbH") for n in range(20_001, 20_001 + number)),
        batch_size=2_000,
    )
    _agree(customers)
    return _introduce(customers, _deliver(customers))


def _agree(customers):
    levels = cycle(SupportLevel.objects.all())
    Agreement.objects.bulk_create(
        (
            Agreement(customer=customer, level=level, starts_on=date(2024, 1, 1))
            for customer, level in zip(customers, levels, strict=False)
        ),
        batch_size=2_000,
    )
    prefetch_related_objects(customers, "agreements")


def _deliver(customers):
    wanted = (Product(customer=each, name=name) for each in customers for name in PRODUCTS)
    return Product.objects.bulk_create(wanted, batch_size=2_000)


def _introduce(customers, products):
    places = [(customer, *speaker) for customer in customers for speaker in SPEAKERS]
    people = Person.objects.bulk_create(
        (Person(name=f"{name.title()} {customer.number}") for customer, name, _, _ in places),
        batch_size=2_000,
    )
    emails = [f"{name}@firma{customer.number}.example" for customer, name, _, _ in places]
    _let_in(people, emails)
    Contact.objects.bulk_create(
        (
            Contact(person=person, customer=customer, role=role, sees_all_tickets=sees_all)
            for person, (customer, _, role, sees_all) in zip(people, places, strict=True)
        ),
        batch_size=2_000,
    )
    return [
        Speaker(person, email, place[0], product)
        for person, email, place, product in zip(people, emails, places, products, strict=True)
    ]


def _let_in(people, emails):
    known = list(zip(people, emails, strict=True))
    Address.objects.bulk_create(
        (Address(person=person, email=email) for person, email in known), batch_size=2_000
    )
    nobody_knows = make_password(None)
    Login.objects.bulk_create(
        (Login(person=person, email=email, password=nobody_knows) for person, email in known),
        batch_size=2_000,
    )
