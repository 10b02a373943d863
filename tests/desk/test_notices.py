import pytest

from tests.cast import berlin
from tests.scenes import scene
from tresen.desk.counting import counts_for
from tresen.tickets.models import Notice
from tresen.tickets.said import Said

URL = "/desk/notices/"


@pytest.fixture
@scene
def asked(shop_is_down, mailbox_is_full, bashir, erika, kim):
    """Kim looks after both, and both customers ask for the status after their deadlines."""
    for ticket, contact in ((shop_is_down, bashir), (mailbox_is_full, erika)):
        ticket.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
        ticket.nudge(by=contact, at=berlin("mon", "15:00"))


def unseen(kim):
    return [notice.event.ticket for notice in Notice.objects.unseen_by(kim)]


def test_the_newest_stands_first_and_the_bell_counts(as_kim, kim, asked, mailbox_is_full):
    page = as_kim.get(URL)

    notice, words = page.context["rows"][0]
    assert (notice.event.ticket, "Erika Mustermann" in words) == (mailbox_is_full, True)
    assert mailbox_is_full.shown_id in page.content.decode()
    assert int(counts_for(kim)["notices"]) == len(unseen(kim)) == 2


def test_they_stand_in_the_order_in_which_things_happened(as_kim, kim, asked, shop_is_down):
    said = Said("Und?", origin="portal")
    shop_is_down.reply(said, by=shop_is_down.contact, at=berlin("mon", "14:59"))
    rows = as_kim.get(URL).context["rows"]

    moments = [notice.event.at for notice, _ in rows]
    assert len(moments) == 3
    assert moments == sorted(moments, reverse=True)
    assert Notice.objects.latest("id") == rows[-1][0]


def test_looking_at_the_list_changes_nothing(as_kim, kim, asked, shop_is_down, page):
    as_kim.get(URL)
    as_kim.get(page(shop_is_down))

    assert len(unseen(kim)) == 2


def test_the_page_of_the_ticket_says_that_it_was_seen(as_kim, kim, asked, shop_is_down, page):
    earlier = berlin("mon", "14:59")
    shop_is_down.reply(Said("Und?", origin="portal"), by=shop_is_down.contact, at=earlier)
    until = as_kim.get(page(shop_is_down)).context["until"]
    response = as_kim.post(
        page(shop_is_down, "seen/"), {"until": until}, headers={"HX-Request": "true"}
    )

    assert response.status_code == 204
    assert shop_is_down not in unseen(kim)
    assert len(unseen(kim)) == 1


def test_all_are_seen_by_one_button_and_stay_on_the_list(as_kim, kim, asked):
    until = as_kim.get(URL).context["until"]
    as_kim.post(f"{URL}seen/", {"until": until})

    assert (unseen(kim), counts_for(kim)["notices"]) == ([], "")
    assert len(as_kim.get(URL).context["rows"]) == 2


@pytest.mark.parametrize("until", ["", "0", "x", "²", "-1", "9" * 30])
def test_what_was_not_shown_was_not_seen(as_kim, kim, asked, until):
    as_kim.post(f"{URL}seen/", {"until": until})

    assert len(unseen(kim)) == 2


def test_what_came_since_stays_new(as_kim, kim, asked, mailbox_is_full):
    older = min(notice.pk for notice in Notice.objects.unseen_by(kim))
    as_kim.post(f"{URL}seen/", {"until": older})

    assert unseen(kim) == [mailbox_is_full]


def test_nobody_reads_what_others_were_told(as_ada, asked, kim):
    as_ada.post(f"{URL}seen/", {"until": Notice.objects.latest("id").pk})

    assert not as_ada.get(URL).context["rows"]
    assert len(unseen(kim)) == 2


def test_who_wants_mail_alone_has_no_bell(as_kim, kim, shop_is_down, bashir):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    kim.staff.hear_by("mail")
    shop_is_down.nudge(by=bashir, at=berlin("mon", "15:00"))

    assert Notice.objects.filter(person=kim).exists()
    assert not as_kim.get(URL).context["rows"]
    assert counts_for(kim)["notices"] == ""


def test_many_take_as_many_queries_as_few(as_kim, kim, asked, django_assert_num_queries):
    with django_assert_num_queries(5):
        as_kim.get(URL)
    events = [notice.event for notice in Notice.objects.filter(person=kim)]
    others = [event for each in events for event in each.ticket.events.exclude(pk=each.pk)]
    Notice.objects.bulk_create(Notice(person=kim, event=e, at=e.at, on_page=True) for e in others)

    with django_assert_num_queries(5):
        assert len(as_kim.get(URL).context["rows"]) == 2 + len(others)
