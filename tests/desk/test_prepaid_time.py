import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.costs.models import Posting, Pot

URL = "/desk/customers/10231/time/"
HOUR = 3600


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    return client


@pytest.fixture
def pot(muster, sam):
    terms = {"valid_from": date(2026, 3, 1), "net": Decimal(900), "note": "R-17"}
    return Pot.objects.buy(muster, 10 * HOUR, by=sam, at=berlin("mon"), **terms)


@pytest.fixture
def used(pot, mailbox_is_full, kim):
    """An hour and a half of it went into Muster's ticket."""
    terms = {"on": date(2026, 3, 2), "by": kim, "at": berlin("mon", "12:00")}
    return pot.post(Posting.Kind.USE, -5400, **terms)


@pytest.fixture
def form():
    return {
        "seconds": "10 h",
        "net": "900",
        "valid_from": "2026-12-01",
        "expires_on": "2027-11-30",
        "note": "R-18",
        "once": str(uuid.uuid4()),
    }


def test_pots_say_what_was_bought_used_and_left(as_kim, used):
    context = as_kim.get(URL).context

    (pot,) = context["pots"]
    assert (pot.seconds, pot.used, pot.balance) == (10 * HOUR, 5400, 30600)
    assert (context["left"], [each.seconds for each in context["page"]]) == (30600, [-5400, 36000])


def test_the_page_of_an_agent_shows_no_forms(as_kim, used):
    shown = as_kim.get(URL).content.decode()

    assert "−1\xa0Std 30\xa0min" in shown and "R-17" in shown
    assert f"{URL}new/" not in shown


def test_what_lapsed_stands_apart(as_kim, muster, sam):
    over = {"valid_from": date(2026, 1, 1), "expires_on": date(2026, 1, 31)}
    Pot.objects.buy(muster, HOUR, by=sam, at=berlin("mon"), **over)
    context = as_kim.get(URL).context

    assert ([pot.left for pot in context["former"]], list(context["pots"])) == ([HOUR], [])


def test_the_ledger_is_turned_page_by_page(as_kim, pot, sam, django_assert_max_num_queries):
    Posting.objects.bulk_create(
        Posting(pot=pot, kind="correction", seconds=n, on=pot.valid_from, by=sam, at=pot.at)
        for n in range(1, 60)
    )
    with django_assert_max_num_queries(12):
        first = as_kim.get(URL).context["page"]

    second = as_kim.get(URL, {"after": first.next}).context["page"]
    assert (len(first), len(second)) == (50, 10)


def test_time_is_sold_once_for_a_click(as_sam, muster, form, sam):
    response = as_sam.post(f"{URL}new/", form)
    as_sam.post(f"{URL}new/", form)

    pot = Pot.objects.get(customer=muster)
    assert response["Location"] == URL
    assert (pot.seconds, pot.net, pot.by) == (10 * HOUR, 900, sam)
    assert (pot.valid_from, pot.expires_on) == (date(2026, 12, 1), date(2027, 11, 30))


WRONG = [
    {"seconds": ""},
    {"seconds": "10"},
    {"seconds": "10000 h"},
    {"net": ""},
    {"net": "viel"},
    {"valid_from": ""},
    {"expires_on": "2026-11-30"},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_nonsense_is_not_sold(as_sam, muster, form, wrong):
    assert as_sam.post(f"{URL}new/", {**form, **wrong}).status_code == 400
    assert not Pot.objects.exists()


@pytest.mark.parametrize(("direction", "left"), [("more", 11 * HOUR), ("less", 9 * HOUR)])
def test_a_mistake_is_put_right_with_a_reason(as_sam, pot, direction, left):
    form = {"direction": direction, "amount": "1 h", "reason": "Vertippt"}
    as_sam.post(f"{URL}{pot.pk}/", form)

    posting = pot.postings.last()
    assert Pot.objects.with_balance().get().balance == left
    assert (posting.reason, posting.on) == ("Vertippt", timezone.localdate())


WRONG_CORRECTIONS = [
    {"reason": ""},
    {"amount": "0 h"},
    {"direction": "sideways"},
    {"amount": "11 h"},
]


@pytest.mark.parametrize("wrong", WRONG_CORRECTIONS)
def test_no_correction_without_reason_or_below_nothing(as_sam, pot, wrong):
    form = {"direction": "less", "amount": "1 h", "reason": "Vertippt", **wrong}
    response = as_sam.post(f"{URL}{pot.pk}/", form)

    assert response.status_code == 400
    assert Pot.objects.with_balance().get().balance == 10 * HOUR


def test_agents_sell_and_correct_nothing(as_kim, pot, form):
    places = [f"{URL}new/", f"{URL}{pot.pk}/"]

    assert {as_kim.get(place).status_code for place in places} == {404}
    assert {as_kim.post(place, form).status_code for place in places} == {404}


def test_a_pot_is_found_below_its_own_customer_only(as_sam, pot):
    assert as_sam.get(f"/desk/customers/10488/time/{pot.pk}/").status_code == 404


def test_the_customers_page_says_what_is_left(as_kim, used):
    shown = as_kim.get("/desk/customers/10231/").content.decode()

    assert "noch 8\xa0Std 30\xa0min" in shown
