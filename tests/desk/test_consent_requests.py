import uuid

from tests.cast import berlin
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import NewTicket, Said


def asked(ticket):
    return ticket.events.filter(kind=Event.Kind.CONSENT_ASKED).count()


def test_the_customer_is_asked_by_mail_with_a_link(as_kim, new_domain, page):
    as_kim.post(page(new_domain, "consent-requests/"))

    assert asked(new_domain) == 1
    assert "/decisions/" in new_domain.letters.filter(kind="costs").get().text


def test_a_second_click_asks_once(as_kim, new_domain, page):
    form = {"once": str(uuid.uuid4())}
    as_kim.post(page(new_domain, "consent-requests/"), form)
    as_kim.post(page(new_domain, "consent-requests/"), form)

    assert asked(new_domain) == 1


def test_where_nothing_costs_nobody_is_asked(as_kim, shop_is_down, page):
    response = as_kim.post(page(shop_is_down, "consent-requests/"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert asked(shop_is_down) == 0


def test_the_page_says_when_they_were_asked(as_kim, new_domain, page):
    as_kim.post(page(new_domain, "consent-requests/"))

    assert as_kim.get(page(new_domain)).context["panel"].asked


def test_asking_by_get_is_refused(as_kim, new_domain, page):
    assert as_kim.get(page(new_domain, "consent-requests/")).status_code == 405


def test_who_may_agree_is_asked_also_about_another_s_ticket(as_kim, otto, muster, page):
    new = NewTicket("SPF einrichten", Said("Bitte."), kind="configuration", customer=muster)
    ticket = Ticket.open(new, by=otto, at=berlin("mon"))
    as_kim.post(page(ticket, "consent-requests/"))

    to_erika, to_otto = ticket.letters.filter(kind="costs").order_by("to")
    assert to_erika.to == "erika@ondemand.example"
    assert "/decisions/" in to_erika.text
    assert "/decisions/" not in to_otto.text
