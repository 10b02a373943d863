"""A newsletter became a ticket: one click closes it, and the next issue becomes none."""

import pytest

from tests.mail.post import mail, receive
from tresen.customers.models import Contact
from tresen.house.models import Provider
from tresen.mail.models import Ignored
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

SHOP = "news@shop.example"
LIST = {"List_Id": '"Angebote im März" <Angebote.shop.example>', "Precedence": "bulk"}


@pytest.fixture
def newsletter(house):
    return receive(mail(SHOP, "Jetzt kaufen!", **LIST)).ticket


def set_aside(client, page, ticket, *ignore):
    place = page(ticket, "no-request/")
    return client.post(place, {"ignore": ignore}, follow=True).content.decode()


def test_the_ticket_offers_it_with_the_list_named(as_kim, newsletter, page):
    shown = as_kim.get(page(newsletter)).content.decode()

    assert "Als kein Anliegen schließen" in shown
    assert "Die Mailingliste angebote.shop.example ab jetzt ignorieren" in shown


def test_the_next_issue_becomes_no_ticket(as_kim, newsletter, page):
    shown = set_aside(as_kim, page, newsletter, "list")
    again = receive(mail("other@shop.example", "Noch mehr!", **LIST))

    assert "Solche Mails werden ab jetzt ignoriert." in shown
    assert Ticket.objects.get(pk=newsletter.pk).closure.result == "no_request"
    assert (again.state, again.reason, again.ticket) == ("ignored", "no_request", None)


def test_a_sender_without_a_list_is_ignored_as_such(as_kim, house, page):
    ticket = receive(mail(SHOP, "Jetzt kaufen!")).ticket
    set_aside(as_kim, page, ticket, "sender")

    assert receive(mail("News@Shop.example", "Noch mehr!")).reason == "no_request"
    assert receive(mail("other@shop.example", "Hilfe!")).outcome == "opened"


def test_without_the_box_the_next_one_is_heard(as_kim, newsletter, page):
    assert "Es geht kein Brief hinaus." in set_aside(as_kim, page, newsletter)
    assert receive(mail(SHOP, "Noch mehr!", **LIST)).outcome == "opened"


def test_what_answers_us_is_heard_all_the_same(as_kim, house, page):
    ticket = receive(mail(SHOP, "Jetzt kaufen!")).ticket
    letter = ticket.letters.get()
    set_aside(as_kim, page, ticket, "sender")

    reply = receive(mail(SHOP, "Doch!", In_Reply_To=letter.rfc_message_id))
    assert reply.outcome == "followed_up"


def test_a_customer_s_list_can_be_ignored_and_the_customer_never(as_kim, house, page):
    bulk = {**LIST, "Auto_Submitted": "auto-generated"}
    ticket = receive(mail("bashir@business.example", "Rundbrief", **bulk)).ticket
    set_aside(as_kim, page, ticket, "sender", "list")

    assert [each.by_what for each in Ignored.objects.all()] == ["list"]
    assert receive(mail("bashir@business.example", "Hilfe!")).outcome == "opened"


def test_a_list_that_bears_a_customer_s_name_silences_nobody_there(as_kim, house, page):
    borrowed = {"List_Id": "<it.business.example>"}
    ticket = receive(mail(SHOP, "Jetzt kaufen!", **borrowed)).ticket
    set_aside(as_kim, page, ticket, "list")

    assert receive(mail("bashir@business.example", "Hilfe!", **borrowed)).outcome == "opened"
    assert receive(mail(SHOP, "Noch mehr!", **borrowed)).reason == "no_request"


def test_who_has_come_to_speak_for_a_customer_is_heard(as_kim, kim, nordlicht, page):
    ticket = receive(mail("neu@business.example", "Prospekt")).ticket
    set_aside(as_kim, page, ticket, "sender")
    Contact.objects.admit(ticket.contact, nordlicht, by=kim, at=ticket.opened_at)

    assert receive(mail("neu@business.example", "Hilfe!")).outcome == "opened"


def test_a_forged_mail_gets_nobody_ignored(as_kim, house, page):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    failed = {"Authentication_Results": "mx.tresen.example; dmarc=fail header.from=shop.example"}
    ticket = receive(mail(SHOP, "Jetzt kaufen!", **failed)).ticket

    assert "ab jetzt ignorieren" not in as_kim.get(page(ticket)).content.decode()
    set_aside(as_kim, page, ticket, "sender", "list")
    assert not Ignored.objects.exists()


def test_what_a_customer_adds_by_hand_is_a_request(as_kim, house, page):
    ticket = receive(mail("bashir@business.example", "Platte voll", **LIST)).ticket
    ticket.reply(Said("Bitte eilig!", origin="mail"), by=ticket.contact, at=ticket.opened_at)
    shown = set_aside(as_kim, page, ticket)

    assert "Kein Anliegen?" not in shown
    assert Ticket.objects.open().get() == ticket


def test_customers_requests_do_not_offer_it(as_kim, mailbox_is_full, page):
    assert "Kein Anliegen?" not in as_kim.get(page(mailbox_is_full)).content.decode()


def test_it_is_seen_and_taken_back_in_the_house(as_kim, newsletter, page):
    set_aside(as_kim, page, newsletter, "list")
    shown = as_kim.get("/desk/incoming/ignored/").content.decode()
    rule = Ignored.objects.get()
    as_kim.post(f"/desk/incoming/ignored/{rule.pk}/ending/")
    ended = as_kim.get("/desk/incoming/ignored/?state=ended").content.decode()

    assert "angebote.shop.example" in shown
    assert "Kim Berger" in shown
    assert receive(mail(SHOP, "Noch mehr!", **LIST)).outcome == "opened"
    assert "Zurückgenommen von" in ended


def test_many_take_as_many_queries_as_one(as_kim, newsletter, page, django_assert_max_num_queries):
    set_aside(as_kim, page, newsletter, "list")
    with django_assert_max_num_queries(12) as for_one:
        as_kim.get("/desk/incoming/ignored/")
    rule = Ignored.objects.get()
    decided = {"mail": rule.mail, "by": rule.by, "at": rule.at, "by_what": "sender"}
    Ignored.objects.bulk_create(Ignored(value=f"{n}@shop.example", **decided) for n in range(5))

    with django_assert_max_num_queries(len(for_one)):
        assert b"4@shop.example" in as_kim.get("/desk/incoming/ignored/").content


def test_ignored_mail_says_why(as_kim, newsletter, page):
    set_aside(as_kim, page, newsletter, "list")
    again = receive(mail(SHOP, "Noch mehr!", **LIST))

    shown = as_kim.get(f"/desk/incoming/{again.pk}/").content.decode()
    assert "So hat es ein Mensch entschieden." in shown
