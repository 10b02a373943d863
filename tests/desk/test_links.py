import pytest
from django.contrib.messages import get_messages

from tresen.tickets.models import Link


@pytest.fixture
def link(shop_is_down, mailbox_is_full, kim):
    at = shop_is_down.opened_at
    return shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=at)


def test_two_tickets_are_linked(as_kim, shop_is_down, mailbox_is_full, page):
    form = {"to": mailbox_is_full.shown_id, "type": "part_of"}
    as_kim.post(page(shop_is_down, "links/"), form)
    as_kim.post(page(shop_is_down, "links/"), form)

    assert Link.objects.made().get().to == mailbox_is_full


def test_a_link_is_shown_on_both_tickets(as_kim, link, shop_is_down, mailbox_is_full, page):
    assert mailbox_is_full.shown_id in as_kim.get(page(shop_is_down)).content.decode()
    assert shop_is_down.shown_id in as_kim.get(page(mailbox_is_full)).content.decode()


@pytest.mark.parametrize("named", ["11111111", "", "morgen", "{0.shown_id}"])
def test_a_link_to_nothing_is_refused_in_words(as_kim, shop_is_down, page, named):
    response = as_kim.post(page(shop_is_down, "links/"), {"to": named.format(shop_is_down)})

    assert len(list(get_messages(response.wsgi_request))) == 1
    assert not Link.objects.exists()


def test_a_link_is_dismissed_once(as_kim, link, shop_is_down, page):
    as_kim.post(page(shop_is_down, f"links/{link.pk}/dismissal/"))
    as_kim.post(page(shop_is_down, f"links/{link.pk}/dismissal/"))

    assert not Link.objects.shown().exists()
    assert shop_is_down.events.filter(kind="link_dismissed").count() == 1


def test_a_link_of_another_ticket_is_not_found(as_kim, link, mailbox_is_full, page):
    response = as_kim.post(page(mailbox_is_full, f"links/{link.pk}/dismissal/"))

    assert response.status_code == 404


@pytest.mark.parametrize("rest", ["links/", "links/1/dismissal/"])
def test_linking_by_get_is_refused(as_kim, shop_is_down, page, rest):
    assert as_kim.get(page(shop_is_down, rest)).status_code == 405
