import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.scenes import scene
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

INTERNAL = ["Kim", "Lea", "told", "scalat", "standard", "version", "around-the-clock"]


@pytest.fixture
@scene
def told_late(shop_is_down, kim):
    """Passed to Kim, nearly forgotten, and answered half an hour late."""
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    for time in ("12:00", "13:00", "14:00"):
        Ticket.near_all_due(at=berlin("mon", time))
    shop_is_down.answer(Said("Läuft wieder."), by=kim, at=berlin("mon", "14:30"))
    return shop_is_down


@pytest.fixture
def explanation(as_bashir, page_of):
    return lambda ticket: as_bashir.get(page_of(ticket, "clock")).content.decode()


def test_the_strip_leads_to_the_explanation(as_bashir, page_of, fresh):
    assert page_of(fresh, "clock") in as_bashir.get(page_of(fresh)).content.decode()


def test_the_customer_reads_how_it_went(explanation, told_late):
    html = explanation(told_late)

    assert "We promise an answer within 4 hours of service time." in html
    assert "4 h of service time" in html
    assert "Our answer arrived, 30 min late." in html


@pytest.mark.parametrize("word", INTERNAL)
def test_no_internal_word_is_shown(explanation, told_late, word):
    main = explanation(told_late).split("<main")[1].split("</main>")[0]

    assert word not in main


def test_a_running_deadline_is_explained(explanation, fresh):
    html = explanation(fresh)

    assert "Bashir Nordmann wrote." in html
    assert "Together 4 h of service time →" in html


@pytest.mark.parametrize(
    ("kind", "said"),
    [("question", "Counted in our service hours."), ("emergency", "Counted around the clock.")],
)
def test_the_hours_are_named_by_what_they_are(explanation, fresh, kim, kind, said):
    fresh.sort_as(kind, by=kim, at=timezone.now())

    assert said in explanation(fresh)


def test_turning_to_sales_belongs_to_the_deadline_that_was_missed(
    explanation, shop_is_down, bashir, kim
):
    shop_is_down.involve_sales(by=bashir, at=berlin("mon", "14:20"))
    shop_is_down.answer(Said("Läuft wieder."), by=kim, at=berlin("mon", "14:30"))
    shop_is_down.reply(Said("Danke, und die Mails?"), by=bashir, at=berlin("mon", "15:00"))
    newest, oldest = explanation(shop_is_down).split("<details")

    assert "Our sales department was turned to." in oldest
    assert "Our sales department was turned to." not in newest


def test_others_find_nothing(as_erika, page_of, shop_is_down):
    assert as_erika.get(page_of(shop_is_down, "clock")).status_code == 404


def test_an_external_reads_only_what_they_take_part_in(
    as_otto, page_of, mailbox_is_full, kim, otto
):
    assert as_otto.get(page_of(mailbox_is_full, "clock")).status_code == 404

    mailbox_is_full.participants.create(person=otto, added_by=kim, added_at=timezone.now())
    assert as_otto.get(page_of(mailbox_is_full, "clock")).status_code == 200
