"""The small cast that demonstration and tests share: one provider, its staff, three customers."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from tresen.customers.models import Agreement, Contact, Customer, Product, SupportLevel
from tresen.house.models import Mailbox, Provider
from tresen.people.models import Login, Person, Staff, Team

from .price_list import publish

HOUSE = "Tresen Hosting"
TEAM = "Support"
STAFF = {
    "kim": ("Kim Berger", Staff.Role.AGENT),
    "jana": ("Jana Okoye", Staff.Role.AGENT),
    "lea": ("Lea Mertens", Staff.Role.LEAD),
    "sam": ("Sam Peters", Staff.Role.SALES),
    "ada": ("Ada Yılmaz", Staff.Role.ADMINISTRATOR),
}
CUSTOMERS = {
    "ondemand": ("10231", "Muster & Söhne OHG", ["Webhosting L", "muster-soehne.example"]),
    "business": ("10488", "Nordlicht Versand GmbH", ["Managed Server web07", "Onlineshop"]),
    "enterprise": ("10702", "Fjord Logistik AG", ["Cluster Hafen", "Staging", "Mailserver"]),
}
CONTACTS = [
    ("erika@ondemand.example", "Erika Mustermann", "ondemand", Contact.Role.ADMIN),
    ("otto@ondemand.example", "Otto Ohlsen", "ondemand", Contact.Role.EXTERNAL),
    ("bashir@business.example", "Bashir Nordmann", "business", Contact.Role.ADMIN),
    ("jule@business.example", "Jule Nordmann", "business", Contact.Role.TECHNICAL),
    ("yuki@enterprise.example", "Yuki Fjord", "enterprise", Contact.Role.ADMIN),
    ("marit@enterprise.example", "Marit Strand", "enterprise", Contact.Role.TECHNICAL),
]
FOUNDED = datetime(2025, 1, 1, tzinfo=ZoneInfo("Europe/Berlin"))
# Net euros for each ticket; None without a limit. Nobody else may agree to costs.
MAY_CONSENT = {
    "erika@ondemand.example": None,
    "bashir@business.example": None,
    "jule@business.example": Decimal(500),
    "yuki@enterprise.example": None,
}
# What is included beside the level.
INCLUDED = {"enterprise": ["emergency"]}
SEES_ALL = {Contact.Role.ADMIN, Contact.Role.TECHNICAL}


def engage(password=None):
    """Everybody takes their place. Without a password nobody can sign in by one."""
    Provider.objects.filter(id=1).update(
        name=HOUSE, phone="02836 0000-0", sales_email="vertrieb@tresen.example"
    )
    Mailbox.objects.create(address="support@tresen.example", name=HOUSE, is_main=True)
    Mailbox.objects.create(
        address="notfall@tresen.example", name=f"{HOUSE} Notfall", default_kind="emergency"
    )
    _engage_staff(password)
    publish(by=Person.objects.speaking_from("ada@tresen.example"), at=FOUNDED)
    _welcome_customers(password)


def _engage_staff(password):
    team = Team.objects.create(name=TEAM)
    for short, (name, role) in STAFF.items():
        person = Person.objects.meet(f"{short}@tresen.example", name=name)
        Staff.objects.create(person=person, role=role, team=team)
        Login.objects.admit(person, email=f"{short}@tresen.example", password=password)


def _welcome_customers(password):
    manager = Person.objects.speaking_from("sam@tresen.example")
    for code, (number, name, products) in CUSTOMERS.items():
        customer = Customer.objects.create(number=number, name=name, account_manager=manager)
        level = SupportLevel.objects.get(code=code)
        Agreement.objects.create(
            customer=customer,
            level=level,
            starts_on=date(2025, 1, 1),
            included_kinds=INCLUDED.get(code, []),
        )
        Product.objects.bulk_create(Product(customer=customer, name=each) for each in products)
    for email, name, code, role in CONTACTS:
        person = Person.objects.meet(email, name=name)
        Contact.objects.create(
            person=person,
            customer=Customer.objects.get(number=CUSTOMERS[code][0]),
            role=role,
            sees_all_tickets=role in SEES_ALL,
            may_consent=email in MAY_CONSENT,
            consent_limit=MAY_CONSENT.get(email),
        )
        Login.objects.admit(person, email=email, password=password)
