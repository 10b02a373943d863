import pytest
from django.utils import timezone

from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


def open_many(count, *, by, customer):
    for number in range(count):
        new = NewTicket(f"Frage {number}", Said("Wie geht das?"), customer=customer)
        Ticket.open(new, by=by, at=timezone.now())


def test_lists_my_tickets(as_bashir, fresh):
    page = as_bashir.get("/tickets/").content.decode()

    assert "Neue Frage" in page
    assert fresh.shown_id in page


def test_never_lists_tickets_of_another_customer(as_erika, fresh):
    assert "Neue Frage" not in as_erika.get("/tickets/").content.decode()


def test_an_external_sees_only_what_he_takes_part_in(as_otto, mailbox_is_full):
    assert "Postfach voll" not in as_otto.get("/tickets/").content.decode()


def test_what_waits_for_me_comes_first(as_bashir, fresh, shop_is_down, kim):
    shop_is_down.ask(Said("Seit wann?"), by=kim, at=timezone.now())
    page = as_bashir.get("/tickets/").content.decode()

    assert page.index(shop_is_down.shown_id) < page.index(fresh.shown_id)
    assert page.count(shop_is_down.shown_id) == page.count(fresh.shown_id)


def test_closed_tickets_stand_apart(as_bashir, closed):
    assert closed.shown_id not in as_bashir.get("/tickets/").content.decode()
    assert closed.shown_id in as_bashir.get("/tickets/?state=closed").content.decode()


def test_pages_through_all_tickets_without_missing_one(as_bashir, bashir, nordlicht):
    open_many(30, by=bashir, customer=nordlicht)
    first = as_bashir.get("/tickets/")
    second = as_bashir.get("/tickets/", {"after": first.context["following"]})
    seen = [row.ticket.pk for page in (first, second) for row in page.context["rows"]]

    assert len(seen) == len(set(seen)) == 30
    assert second.context["following"] is None


def test_costs_as_many_queries_for_many_tickets_as_for_one(
    as_bashir, bashir, nordlicht, fresh, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6) as for_one:
        as_bashir.get("/tickets/")
    open_many(20, by=bashir, customer=nordlicht)
    with django_assert_max_num_queries(len(for_one)):
        as_bashir.get("/tickets/")


def test_finds_words(as_bashir, fresh, shop_is_down):
    page = as_bashir.get("/tickets/", {"q": "onlineshop"}).content.decode()

    assert shop_is_down.shown_id in page
    assert fresh.shown_id not in page


def test_search_never_touches_words_of_staff(as_bashir, shop_is_down, kim):
    shop_is_down.note(Said("Zahlungsverzug"), by=kim, at=timezone.now())

    assert not as_bashir.get("/tickets/", {"q": "Zahlungsverzug"}).context["rows"]


def test_a_whole_id_leads_to_its_ticket(as_bashir, fresh, page_of):
    assert as_bashir.get("/tickets/", {"q": f"#{fresh.number}"}).url == page_of(fresh)


def test_an_id_out_of_reach_is_simply_not_found(as_erika, fresh):
    page = as_erika.get("/tickets/", {"q": fresh.shown_id})

    assert page.status_code == 200
    assert not page.context["rows"]


def test_a_wrong_check_digit_is_said_in_words(as_bashir, fresh):
    wrong = fresh.number[:-1] + str((int(fresh.number[-1]) + 1) % 10)
    page = as_bashir.get("/tickets/", {"q": wrong})

    assert page.status_code == 404
    assert "check digit" in page.content.decode()


@pytest.mark.parametrize("cursor", ["x", "WzEsMl0", "A" * 500])
def test_an_invented_cursor_is_not_found(as_bashir, cursor):
    assert as_bashir.get("/tickets/", {"after": cursor}).status_code == 404


def test_staff_have_their_own_list(as_kim):
    assert as_kim.get("/tickets/").url == "/desk/"
