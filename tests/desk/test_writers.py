"""Whose ticket it is that a colleague forwarded: proposed, and decided by one click."""

import pytest

from tests.mail.post import mail, receive
from tresen.house.models import Provider
from tresen.people.models import Person
from tresen.tickets.models import Ticket

JANA = "jana@tresen.example"
HEAD = "Von: %s\nGesendet: Dienstag, 3. März 2026 10:11\nAn: Jana\nBetreff: Drucker"
TITLE = "Aus dem Team weitergeleitet"


@pytest.fixture
def forward():
    def forward(writer, *, by=JANA, **headers):
        text = f"Nervt schon wieder.\n\n{HEAD % writer}\n\nDer Drucker brennt.\n"
        kind = "text/plain; charset=utf-8"
        headers |= {"Subject": "WG: Drucker", "Content_Type": kind}
        return receive(mail(by, text, **headers)).ticket

    return forward


@pytest.fixture
def forwarded(house, forward):
    return forward("Bashir Nordmann <Bashir@business.example>")


def test_the_original_sender_is_proposed_as_a_claim_and_nothing_is_decided(
    as_kim, forwarded, jana, page
):
    shown = as_kim.get(page(forwarded)).content.decode()

    assert "bashir@business.example · laut Mail, nicht geprüft" in shown
    assert "Nordlicht" in shown
    assert "Es ist das Anliegen von Bashir Nordmann" in shown
    assert (forwarded.contact, forwarded.customer) == (jana, None)


def test_one_click_decides(as_kim, forwarded, bashir, nordlicht, page):
    email = {"email": "bashir@business.example"}
    shown = as_kim.post(page(forwarded, "writer/"), email, follow=True).content.decode()

    ticket = Ticket.objects.get(pk=forwarded.pk)
    assert (ticket.contact, ticket.customer) == (bashir, nordlicht)
    assert [each.text for each in ticket.messages.public()] == ["Der Drucker brennt."]
    assert "Kim Berger hat angegeben, dass die weitergeleiteten Worte von" in shown
    assert TITLE not in shown


def test_a_stranger_is_made_known_by_the_click_and_not_before(as_kim, house, forward, page):
    ticket = forward("Neu Hier <neu@elsewhere.example>")
    assert Person.objects.speaking_from("neu@elsewhere.example") is None
    as_kim.post(page(ticket, "writer/"), {"email": "neu@elsewhere.example"})

    assert Ticket.objects.get(pk=ticket.pk).contact.name == "Neu Hier"


def test_somebody_else_can_be_named(as_kim, forwarded, erika, page):
    as_kim.post(page(forwarded, "writer/"), {"email": "erika@ondemand.example"})

    assert Ticket.objects.get(pk=forwarded.pk).contact == erika


@pytest.mark.parametrize("email", ["", "bashir", "support@tresen.example", JANA, "a\0@b.example"])
def test_no_address_ours_or_a_colleague_s_is_refused(as_kim, forwarded, jana, page, email):
    as_kim.post(page(forwarded, "writer/"), {"email": email})

    assert Ticket.objects.get(pk=forwarded.pk).contact == jana


@pytest.mark.parametrize("writer", ["Kim <kim@tresen.example>", "Bashir Nordmann"])
def test_neither_colleagues_nor_names_without_an_address_are_proposed(
    as_kim, house, forward, page, writer
):
    shown = as_kim.get(page(forward(writer))).content.decode()

    assert "Die Mail sagt nicht, wer das zuerst geschrieben hat." in shown


def test_what_a_customer_forwards_is_their_own_request(as_kim, house, forward, page):
    ticket = forward("Mallory <mallory@elsewhere.example>", by="bashir@business.example")

    assert TITLE not in as_kim.get(page(ticket)).content.decode()


def test_a_forward_that_is_forged_names_nobody(as_kim, house, forward, jana, page):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    failed = "mx.tresen.example; dmarc=fail header.from=tresen.example"
    ticket = forward("bashir@business.example", Authentication_Results=failed)
    told = {"email": "bashir@business.example"}
    shown = as_kim.post(page(ticket, "writer/"), told, follow=True).content.decode()

    assert TITLE not in shown
    assert "in fremdem Namen" in shown
    assert Ticket.objects.get(pk=ticket.pk).contact == jana
