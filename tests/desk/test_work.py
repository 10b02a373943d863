import uuid
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.cast import berlin
from tresen.costs.working.logging import correct_work

TOLD = {"worked": "20", "activity": "system", "text": "SPF gesetzt."}


@pytest.fixture
def log(as_kim, kim, page):
    """log(ticket, worked="1:30"): sends the form."""
    return lambda ticket, **told: as_kim.post(
        page(ticket, "work/"), {**TOLD, "person": kim.pk, **told}
    )


def test_work_is_logged_and_charged(log, new_domain, agreed, kim, page):
    agreed(new_domain)
    response = log(new_domain)

    entry = new_domain.work.get()
    assert response["Location"] == page(new_domain, "work/")
    assert (entry.person, entry.worked_seconds) == (kim, 1200)
    assert entry.net >= Decimal("60.00")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("20", 20), ("1:30", 90), ("0:05", 5), ("1 h 5 min", 65), ("2 Std.", 120)],
)
def test_time_is_typed_in_many_ways(log, shop_is_down, typed, minutes):
    log(shop_is_down, worked=typed)

    assert shop_is_down.work.get().worked_seconds == minutes * 60


@pytest.mark.parametrize("typed", ["", "0", "bald", "1:75", "-5", "30 h"])
def test_what_is_no_time_comes_back(log, shop_is_down, typed):
    response = log(shop_is_down, worked=typed)

    assert response.status_code == 400
    assert "SPF gesetzt." in response.content.decode()
    assert not shop_is_down.work.exists()


def test_it_began_on_the_clock_of_the_reader(log, shop_is_down, kim):
    kim.timezone = "America/New_York"
    kim.save()
    log(shop_is_down, started_at="2026-03-03T09:00")

    assert shop_is_down.work.get().started_at == datetime(2026, 3, 3, 14, tzinfo=UTC)


def test_it_can_be_a_colleague_s(log, shop_is_down, lea, kim):
    log(shop_is_down, person=lea.pk)

    entry = shop_is_down.work.get()
    assert (entry.person, entry.by) == (lea, kim)


def test_a_second_click_logs_once(log, shop_is_down):
    key = str(uuid.uuid4())
    log(shop_is_down, once=key)
    log(shop_is_down, once=key)

    assert shop_is_down.work.count() == 1


def test_without_consent_the_form_comes_back_and_leads_on(log, new_domain, page):
    response = log(new_domain)

    shown = response.content.decode()
    assert response.status_code == 400
    assert "SPF gesetzt." in shown
    assert page(new_domain, "consent-requests/") in shown
    assert 'name="is_goodwill" value="on"' in shown
    assert not new_domain.work.exists()


def test_goodwill_needs_no_consent(log, new_domain):
    log(new_domain, is_goodwill="on", goodwill="Unser Versehen")

    entry = new_domain.work.get()
    assert (entry.goodwill, entry.net) == ("Unser Versehen", 0)


def test_goodwill_needs_a_reason(log, new_domain):
    assert log(new_domain, is_goodwill="on").status_code == 400
    assert not new_domain.work.exists()


@pytest.mark.parametrize("started_at", ["2099-01-01T10:00", "gestern", "0001-01-01T00:00"])
def test_no_work_in_the_future_or_at_no_time(log, shop_is_down, started_at):
    assert log(shop_is_down, started_at=started_at).status_code == 400
    assert not shop_is_down.work.exists()


def test_the_page_says_why_each_entry_costs_what(as_kim, new_domain, agreed, logged, page):
    agreed(new_domain)
    logged(new_domain, 20)
    logged(new_domain, 5, berlin("mon", "13:00"), goodwill="Unser Versehen")

    first, second = reversed(as_kim.get(page(new_domain, "work/")).context["entries"])
    assert first.net == "60,00\xa0€"
    assert "zugestimmt" in first.why
    assert "Unser Versehen" in second.why


def test_an_entry_is_taken_back_with_a_reason(as_kim, new_domain, agreed, logged, page):
    agreed(new_domain)
    (entry,) = logged(new_domain, 20)
    as_kim.post(page(new_domain, f"work/{entry.pk}/correction/"), {"reason": "Falsches Ticket"})

    shown = as_kim.get(page(new_domain, "work/")).content.decode()
    assert sum(each.net for each in new_domain.work.all()) == 0
    assert "<s>SPF gesetzt.</s>" in shown
    assert "Falsches Ticket" in shown


def test_without_a_reason_it_stays(as_kim, shop_is_down, logged, page):
    (entry,) = logged(shop_is_down, 20)
    as_kim.post(page(shop_is_down, f"work/{entry.pk}/correction/"), {"reason": " "})

    assert shop_is_down.work.count() == 1


def test_an_entry_is_taken_back_once(as_kim, shop_is_down, logged, kim, page):
    (entry,) = logged(shop_is_down, 20)
    correct_work(entry, "Falsch", by=kim, at=berlin("tue"))
    as_kim.post(page(shop_is_down, f"work/{entry.pk}/correction/"), {"reason": "Noch einmal"})

    assert shop_is_down.work.count() == 2


def test_a_second_click_takes_back_once_and_complains_of_nothing(
    as_kim, shop_is_down, logged, page
):
    (entry,) = logged(shop_is_down, 20)
    told = {"reason": "Falsch", "once": str(uuid.uuid4())}
    as_kim.post(page(shop_is_down, f"work/{entry.pk}/correction/"), told)
    as_kim.post(page(shop_is_down, f"work/{entry.pk}/correction/"), told)

    said = as_kim.get(page(shop_is_down, "work/")).context["messages"]
    assert {message.level_tag for message in said} == {"success"}


def test_it_is_reached_only_on_its_own_ticket(as_kim, shop_is_down, new_domain, logged, page):
    (entry,) = logged(shop_is_down, 20)
    path = page(new_domain, f"work/{entry.pk}/correction/")

    assert as_kim.post(path, {"reason": "Falsch"}).status_code == 404


def test_reading_the_page_writes_nothing(as_kim, shop_is_down, page):
    before = shop_is_down.events.count()
    as_kim.get(page(shop_is_down, "work/"))

    assert shop_is_down.events.count() == before
