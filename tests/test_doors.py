"""Every address of the product, and what each sort of visitor gets there.

A new URL needs a line in doors.txt: first what GET answers to anonymous, Erika (whose ticket it
is), Bashir (of another customer), Kim (agent) and Ada (administrator), then the same for POST (of
nothing, but for the API of what it asks for) and for PUT. `in` leads to the sign-in page.
"""

import json
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from tests.cast import berlin
from tests.costs.offering import offered_on
from tests.mail.post import mail, take
from tests.stated import march_and_april
from tresen.costs.models import DecisionLink, Pot
from tresen.costs.prices import drafting
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.files.models import Attachment
from tresen.hours.models import default_calendar
from tresen.house.models import Guide, Mailbox, Provider
from tresen.mail.models import Ignored, Pickup
from tresen.people.models import Token
from tresen.tickets.models import Ticket
from tresen.tickets.pictures import addresses_of
from tresen.tickets.said import NewTicket, Said

VISITORS = ("", "erika@ondemand.example", "bashir@business.example")
VISITORS += ("kim@tresen.example", "ada@tresen.example")
METHODS = ("GET", "POST", "PUT")
PARTS = ("api", "account", "desk", "portal")
SIGN_IN = "/account/login/"
NOON = berlin("mon", "12:00")
BODIES = {
    "tickets": {"subject": "Noch etwas", "text": "Bitte rufen Sie an.", "kind": "question"},
    "messages": {"text": "Bitte rufen Sie an."},
    "owner": {"owner": "kim@tresen.example"},
    "kind": {"kind": "bug"},
    "closure": {"text": "Erledigt.", "result": "solved"},
    "nudges": {},
    "moves": {"message": 1, "to": "1234-5674"},
    "splits": {"message": 0, "subject": "Etwas anderes"},
    "admissions": {"message": 0},
    "denials": {"message": 0},
    "sales": {},
    "links": {"type": "relates_to", "ticket": "1234-5674"},
    "consents": {"agreed": True, "kind": "unsorted", "price_list": 1},
    "consent-requests": {},
    "work": {"started_at": "2026-03-02T11:00:00+01:00", "minutes": 5, "text": "Platz gemacht."},
    "correction": {"reason": "Vertippt."},
}


def rows():
    lines = Path(__file__).with_name("doors.txt").read_text().splitlines()
    split = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    return {address: [cell.split() for cell in cells.split("|")] for address, cells in split}


def patterns(resolver, above=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, above + str(pattern.pattern))
        else:
            yield above + str(pattern.pattern)


@pytest.fixture
def places(mailbox_is_full, shop_is_down, kim, ada, erika):
    """What stands in the addresses: all of it belongs to Erika's ticket."""
    file = Attachment.keep("log.txt", b"full", content_type="text/plain")
    Provider.objects.update(publishes_reactions=True)
    # Before her reply: an answer would stop the clock.
    quote = offered_on(mailbox_is_full, by=ada, at=berlin("mon", "10:02"), days=3650)
    said = Said("Anbei das Protokoll.", origin="mail", attachments=(file,))
    mailbox_is_full.reply(said, by=erika, at=berlin("mon", "10:05"))
    shown = formatted(mailbox_is_full, by=erika)
    link = mailbox_is_full.link(shop_is_down, type="relates_to", by=kim, at=berlin("mon"))
    (work,) = log_work(mailbox_is_full, Done(berlin("mon"), 600, "Platz gemacht."), by=kim, at=NOON)
    statement, export = march_and_april(mailbox_is_full)
    letter = mailbox_is_full.letters.first()
    guide = Guide.objects.create(title_de="So", title_en="So", url="https://hilfe.tresen.example")
    broken = letter.event.broken_promises.create(consequence="confirm_by_mail", error="KeyError()")
    return {
        "texts/<slug:kind>/<slug:form>": "texts/opened/de",
        "<str:shown_id>": mailbox_is_full.shown_id,
        "exports/<id>": f"exports/{export.pk}",
        "exports/<int:pk>": f"exports/{export.pk}",
        "<id>": mailbox_is_full.shown_id,
        "<uuid:pk>": file.pk,
        "<uuidstr:id>": file.pk,
        "<number>": statement.number,
        "<str:statement>": statement.number,
        "<str:month>": "2026-03",
        "<slug:form>": "csv",
        "/pictures/<str:token>/": picture_in(shown, reader=erika),
        "<str:token>": link_for(erika, mailbox_is_full.customer),
        "<str:number>": mailbox_is_full.customer.number,
        "links/<int:pk>": f"links/{link.pk}",
        "work/<int:pk>": f"work/{work.pk}",
        "<int:entry>": work.pk,
        "messages/<int:pk>/html": f"messages/{shown.pk}/html",
        "messages/<int:pk>": f"messages/{mailbox_is_full.messages.first().pk}",
        "outgoing/<int:pk>": f"outgoing/{letter.pk}",
        "participants/<int:pk>": f"participants/{erika.pk}",
        "ignored/<int:pk>": f"ignored/{ignored(by=kim).pk}",
        "incoming/<int:pk>": f"incoming/{take(mail('erika@ondemand.example')).pk}",
        "contacts/<int:pk>": f"contacts/{erika.contacts.get().pk}",
        "agreements/<int:pk>": f"agreements/{mailbox_is_full.customer.agreements.get().pk}",
        "time/<int:pk>": f"time/{sold_time(mailbox_is_full.customer, ada).pk}",
        "products/<int:pk>": f"products/{mailbox_is_full.customer.products.first().pk}",
        "quotes/<int:pk>": f"quotes/{quote.pk}",
        "staff/<int:pk>": f"staff/{kim.staff.pk}",
        "teams/<int:pk>": f"teams/{kim.staff.team_id}",
        "services/<int:version>": "services/1",
        "<str:language>": "de",
        "<int:version>": drafting.begin(by=ada, at=berlin("mon")).version,
        "<slug:level>": "business",
        "<slug:kind>": "fault",
        "mailboxes/<int:pk>": f"mailboxes/{Mailbox.objects.main().pk}",
        "pickups/<int:pk>": f"pickups/{pickup().pk}",
        "guides/<int:pk>": f"guides/{guide.pk}",
        "calendars/<int:pk>": f"calendars/{default_calendar().pk}",
        "health/<int:pk>": f"health/{broken.pk}",
        "^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)": "password/reset/key/1-set",
        "/$": "/",
    }


def link_for(person, customer):
    new = NewTicket("Ausfall", Said("Bitte."), kind="emergency", customer=customer)
    ticket = Ticket.open(new, by=person, at=timezone.now())
    return DecisionLink.objects.make(ticket, person, at=timezone.now()).split("/")[-2]


def formatted(ticket, by):
    logo = Attachment.keep(
        "logo.png", b"\x89PNG\r\n\x1a\n", content_type="image/png", content_id="l"
    )
    said = Said("Gruß", origin="mail", html='<img src="cid:l">', attachments=(logo,))
    return ticket.reply(said, by=by, at=berlin("mon", "10:06"))


def picture_in(message, reader):
    return addresses_of(message, reader)["l"]


def sold_time(customer, by):
    day = berlin("mon").date()
    return Pot.objects.buy(customer, 3600, by=by, at=berlin("mon"), valid_from=day)


def ignored(*, by):
    newsletter = take(mail("news@shop.example"))
    decided = {"mail": newsletter, "by": by, "at": NOON}
    return Ignored.objects.create(by_what="sender", value="news@shop.example", **decided)


def pickup():
    known = {"host": "outlook.office365.com", "auth": Pickup.Auth.MICROSOFT}
    return Pickup.objects.create(mailbox=Mailbox.objects.main(), username="support", **known)


@pytest.fixture
def visit(person):
    """visit("kim@tresen.example", "GET", "/desk/"): what comes back; nothing stays of it."""
    clients = {email: Client(headers=keys_of(person, email)) for email in VISITORS}

    def answer(email, method, path):
        body = json.dumps(BODIES.get(path.split("/")[-1], {})) if path.startswith("/api/") else ""
        kind = "message/rfc822" if path == "/api/v1/mail" else "application/json"
        # GET writes nothing.
        with nullcontext() if method == "GET" else undone():
            response = clients[email].generic(method, path, body, content_type=kind)
        return (
            "in" if SIGN_IN in response.headers.get("Location", "") else str(response.status_code)
        )

    return answer


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def keys_of(person, email):
    """The headers that let somebody in: of a session for pages, of a token for the API."""
    if not email:
        return {}
    client = Client()
    client.force_login(person(email).login)
    token = Token.objects.issue(person(email))
    return {
        "Cookie": client.cookies.output(header="", attrs=[]),
        "Authorization": f"Bearer {token}",
    }


def cells_below(path):
    """What each sort of visitor gets there, whatever the method."""
    rows_below = (cells for address, cells in rows().items() if address.startswith(path))
    return zip(*(row for cells in rows_below for row in cells), strict=True)


def test_the_desk_opens_to_staff_alone():
    nobody, erika, bashir, *_ = map(set, cells_below("/desk/"))

    assert nobody == {"in"}
    assert erika | bashir <= {"404", "405"}


def test_the_house_is_for_administrators():
    *_, kim, _ = map(set, cells_below("/desk/house/"))

    assert kim <= {"404", "405"}


def test_every_address_has_a_row():
    assert set(rows()) == {f"/{pattern}" for pattern in patterns(get_resolver())}


@pytest.mark.parametrize("part", PARTS)
def test_everybody_gets_what_is_theirs(part, places, visit):
    expected = {address: cells for address, cells in rows().items() if part_of(address) == part}

    assert expected == {
        address: answers(visit, placed(address, places), METHODS[: len(cells)])
        for address, cells in expected.items()
    }


def answers(visit, path, methods):
    return [[visit(email, method, path) for email in VISITORS] for method in methods]


def part_of(address):
    first = address.split("/")[1]
    return first if first in PARTS else "portal"


def placed(address, places):
    for name, place in places.items():
        address = address.replace(name, str(place))
    return address


def test_a_link_can_only_be_removed_on_its_own_ticket(places, shop_is_down, visit):
    link = places["links/<int:pk>"]

    path = f"/desk/tickets/{shop_is_down.shown_id}/{link}/dismissal/"
    assert visit("kim@tresen.example", "POST", path) == "404"


@pytest.mark.parametrize("door", ["/attachments/{}/", "/api/v1/attachments/{}"])
def test_the_file_of_a_note_is_only_for_staff(door, mailbox_is_full, kim, visit):
    file = Attachment.keep("intern.txt", b"secret", content_type="text/plain")
    mailbox_is_full.note(Said("Intern.", attachments=(file,)), by=kim, at=berlin("mon"))

    assert visit("erika@ondemand.example", "GET", door.format(file.pk)) == "404"
    assert visit("kim@tresen.example", "GET", door.format(file.pk)) == "200"
