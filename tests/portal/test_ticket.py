import pytest
from django.utils import timezone

from tresen.tickets.models import Link, Ticket
from tresen.tickets.said import NewTicket, Said


def said(text):
    return Said(text, origin="mail")


def test_begins_with_how_it_stands(as_bashir, fresh, page_of):
    page = as_bashir.get(page_of(fresh)).content.decode()

    assert "<h1>We answer" in page
    assert f"Ticket-ID {fresh.shown_id}" in page
    assert "Geht das?" in page


@pytest.mark.parametrize("where", ["", "list"])
def test_what_nobody_has_sorted_yet_has_no_kind(as_bashir, fresh, page_of, where):
    Ticket.objects.update(kind="unsorted")
    page = as_bashir.get("/tickets/" if where else page_of(fresh)).content.decode()

    assert "Unsorted" not in page and fresh.heading in page


def test_never_shows_internal_words(as_bashir, shop_is_down, kim, yuki, page_of):
    ticket, now = shop_is_down, timezone.now()
    answer = ticket.answer(Said("Wir schauen."), by=kim, at=now)
    ticket.note(Said("MARKER-NOTE"), by=kim, at=now)
    forged = Said("MARKER-THIRD", origin="mail", sender_check="forged")
    ticket.file_third_party(forged, by=yuki, at=now)
    ticket.file_automatic(said("MARKER-AUTOMATIC"), by=yuki, at=now)
    ticket.bounced(answer, said("MARKER-BOUNCE"), by=yuki, at=now)
    page = as_bashir.get(page_of(ticket)).content.decode()

    assert "Wir schauen." in page
    assert "MARKER" not in page
    assert "Yuki" not in page


def test_a_colleague_with_the_right_may_read(client, person, fresh, page_of):
    client.force_login(person("jule@business.example").login)

    assert client.get(page_of(fresh)).status_code == 200


@pytest.mark.parametrize("reader", ["erika@ondemand.example", "yuki@enterprise.example"])
def test_another_customer_finds_nothing(client, person, fresh, page_of, reader):
    client.force_login(person(reader).login)

    assert client.get(page_of(fresh)).status_code == 404


def test_strangers_are_asked_to_sign_in(client, fresh, page_of):
    assert client.get(page_of(fresh)).url.startswith("/account/login/")


def test_staff_are_sent_to_the_desk(as_kim, fresh, page_of):
    assert as_kim.get(page_of(fresh)).url == f"/desk{page_of(fresh)}"


def test_both_spellings_lead_to_the_shown_one(as_bashir, fresh, page_of):
    assert as_bashir.get(f"/tickets/{fresh.number}/").url == page_of(fresh)


def test_a_wrong_check_digit_is_said_in_words(as_bashir, fresh):
    wrong = fresh.number[:-1] + str((int(fresh.number[-1]) + 1) % 10)
    page = as_bashir.get(f"/tickets/{wrong}/")

    assert page.status_code == 404
    assert "check digit" in page.content.decode()


def test_closed_it_offers_a_new_one_and_no_reply(as_bashir, closed, page_of):
    page = as_bashir.get(page_of(closed)).content.decode()

    assert "This ticket stays closed." in page
    assert f"/tickets/new/?follows={closed.shown_id}" in page
    assert page_of(closed, "messages") not in page


def test_links_lead_both_ways(as_bashir, bashir, nordlicht, closed, page_of):
    new = NewTicket("Wieder", Said("Wieder."), customer=nordlicht, follows=closed)
    follower = Ticket.open(new, by=bashir, at=timezone.now())

    assert page_of(closed) in as_bashir.get(page_of(follower)).content.decode()
    assert page_of(follower) in as_bashir.get(page_of(closed)).content.decode()


def test_words_that_were_moved_away_can_be_followed(as_bashir, fresh, shop_is_down, kim, page_of):
    farewell = Said("Die Antwort kommt dort.")
    message = fresh.messages.get()
    fresh.move(message, shop_is_down, farewell, by=kim, at=timezone.now())
    page = as_bashir.get(page_of(fresh)).content.decode()

    assert f'It goes on in <a href="{page_of(shop_is_down)}">' in page


def test_links_to_tickets_out_of_reach_are_hidden(as_otto, otto, kim, mailbox_is_full, muster):
    own = Ticket.open(
        NewTicket("Meins", Said("Eigenes."), customer=muster), by=otto, at=timezone.now()
    )
    own.link(mailbox_is_full, type=Link.Type.FOLLOWS, by=kim, at=timezone.now())
    page = as_otto.get(f"/tickets/{own.shown_id}/").content.decode()

    assert mailbox_is_full.shown_id not in page


def test_proposed_links_are_not_shown(as_bashir, bashir, fresh, closed, page_of):
    text = f"Siehe Ticket {closed.shown_id}."
    fresh.reply(Said(text), by=bashir, at=timezone.now())
    page = as_bashir.get(page_of(fresh))

    assert fresh.links.get().proposed
    assert not page.context["relatives"]["follows"]


def test_words_of_customers_are_no_markup(as_bashir, bashir, nordlicht, page_of):
    new = NewTicket("<b>x</b>", Said("<script>alert(1)</script>"), customer=nordlicht)
    ticket = Ticket.open(new, by=bashir, at=timezone.now())
    page = as_bashir.get(page_of(ticket)).content.decode()

    assert "&lt;b&gt;x" in page
    assert "<b>x</b>" not in page
    assert "<script>alert" not in page


def test_the_newest_hundred_messages_and_a_way_to_the_others(as_bashir, bashir, fresh, page_of):
    for number in range(100):
        fresh.reply(Said(f"Nachtrag {number}."), by=bashir, at=timezone.now())
    newest = as_bashir.get(page_of(fresh)).context
    earlier = as_bashir.get(page_of(fresh), {"before": newest["earlier"]}).context

    assert [each.message.text for each in newest["talk"]][::99] == ["Nachtrag 0.", "Nachtrag 99."]
    assert [each.message.text for each in earlier["talk"]] == ["Geht das?"]
    assert earlier["earlier"] is None


def test_costs_as_many_queries_for_many_messages_as_for_one(
    as_bashir, bashir, fresh, page_of, django_assert_max_num_queries
):
    with django_assert_max_num_queries(22) as for_one:
        as_bashir.get(page_of(fresh))
    for number in range(10):
        fresh.reply(Said(f"Nachtrag {number}."), by=bashir, at=timezone.now())
    with django_assert_max_num_queries(len(for_one)):
        as_bashir.get(page_of(fresh))


def test_says_once_that_it_costs_nothing(as_bashir, shop_is_down, page_of):
    Ticket.objects.update(kind="fault")
    strip = as_bashir.get(page_of(shop_is_down)).content.decode().split("</dl>")[0]

    assert strip.count("Free of charge") == 1
    assert "We charge nothing for technical faults." in strip


@pytest.fixture
def answered(shop_is_down, kim, bashir):
    shop_is_down.ask(Said("Seit wann?"), by=kim, at=timezone.now())
    shop_is_down.reply(Said("Seit acht."), by=bashir, at=timezone.now())
    return shop_is_down


def test_a_question_waits_only_until_it_is_answered(as_bashir, answered, page_of):
    page = as_bashir.get(page_of(answered)).content.decode()

    assert "question of ours" in page
    assert "needs your reply" not in page


def test_nor_do_staff_read_that_we_still_wait(as_kim, answered):
    page = as_kim.get(f"/desk/tickets/{answered.shown_id}/").content.decode()

    assert "question of ours" in page
    assert "question, we wait for the reply" not in page
