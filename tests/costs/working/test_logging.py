from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.cast import berlin
from tresen.costs.models import Pot, WorkEntry
from tresen.costs.refusing import (
    CapReached,
    CapTooLow,
    ConsentCameLater,
    ConsentMissing,
    CorrectedAlready,
    DeclineMissing,
    NothingTold,
    NotWork,
    PrepaidTooShort,
    QuoteMissing,
    WorkInTheFuture,
)
from tresen.costs.verdicts import costs_of
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import correct_work, log_work

pytestmark = pytest.mark.django_db


def shares(entries):
    return [(each.worked_seconds // 60, each.billed_seconds // 60, each.net) for each in entries]


def test_without_consent_nothing_can_be_charged(new_domain, logged):
    with pytest.raises(ConsentMissing):
        logged(new_domain, 20)

    assert not new_domain.work.exists()


def test_with_consent_each_started_quarter_is_charged(new_domain, agreed, logged):
    consent = agreed(new_domain)
    (entry,) = logged(new_domain, 20)

    assert shares([entry]) == [(20, 30, Decimal("60.00"))]
    assert (entry.gross, entry.consent) == (Decimal("71.40"), consent)


def test_entries_share_the_quarters_of_their_ticket(new_domain, agreed, logged):
    agreed(new_domain)
    for start, minutes in (("11:00", 10), ("13:00", 4), ("14:00", 2)):
        logged(new_domain, minutes, berlin("mon", start))

    assert shares(new_domain.work.all()) == [
        (10, 15, Decimal("30.00")),
        (4, 0, Decimal("0.00")),
        (2, 15, Decimal("30.00")),
    ]


def test_work_that_began_before_the_consent_stays_uncharged(new_domain, agreed, logged):
    agreed(new_domain)

    with pytest.raises(ConsentCameLater):
        logged(new_domain, 20, berlin("mon", "10:20"))


def test_also_where_more_than_a_price_was_agreed_to(new_domain, agreed, logged, kim):
    new_domain.sort_as("self_service", by=kim, at=berlin("mon", "10:10"))
    agreed(new_domain, declined_self_service=True)

    with pytest.raises(ConsentCameLater):
        logged(new_domain, 20, berlin("mon", "10:20"))


def test_beyond_the_cap_a_new_consent_is_needed(new_domain, agreed, logged):
    agreed(new_domain, cap="60")
    logged(new_domain, 30)

    with pytest.raises(CapReached):
        logged(new_domain, 1, berlin("mon", "13:00"))


def test_where_the_cap_has_no_room_the_next_consent_is_asked_for(new_domain, agreed, logged):
    agreed(new_domain, cap="60")
    logged(new_domain, 15)
    with_room = costs_of(new_domain, berlin("mon", "12:00")).verdict.code
    logged(new_domain, 15, berlin("mon", "12:00"))

    assert with_room == "charged"
    assert costs_of(new_domain, berlin("mon", "13:00")).verdict.reason == "cap_reached"
    agreed(new_domain, cap="120", at=berlin("mon", "13:00"))
    assert costs_of(new_domain, berlin("mon", "13:10")).verdict.code == "charged"


def test_a_cap_is_for_the_whole_ticket(new_domain, agreed, logged, kim):
    agreed(new_domain, cap="60")
    logged(new_domain, 30)
    new_domain.sort_as("installation", by=kim, at=berlin("mon", "12:00"))
    with pytest.raises(CapTooLow):
        agreed(new_domain, cap="60", at=berlin("mon", "12:20"))
    agreed(new_domain, cap="100", at=berlin("mon", "12:30"))
    logged(new_domain, 15, berlin("mon", "13:00"))

    assert costs_of(new_domain, berlin("mon", "13:30")).verdict.reason == "cap_reached"
    with pytest.raises(CapReached):
        logged(new_domain, 1, berlin("mon", "14:00"))


def test_goodwill_has_a_reason_and_costs_nothing(new_domain, logged):
    (entry,) = logged(new_domain, 20, goodwill="Unser Versehen")

    assert shares([entry]) == [(20, 0, Decimal("0.00"))]


@pytest.mark.parametrize(
    ("kind", "refusal"), [("self_service", DeclineMissing), ("order", QuoteMissing)]
)
def test_each_kind_says_what_is_missing(kind, refusal, new_domain, logged, kim):
    new_domain.sort_as(kind, by=kim, at=berlin("mon", "10:10"))

    with pytest.raises(refusal):
        logged(new_domain, 20)


def test_another_kind_needs_another_consent(new_domain, agreed, logged, kim):
    agreed(new_domain)
    new_domain.sort_as("installation", by=kim, at=berlin("mon", "10:40"))

    with pytest.raises(ConsentMissing):
        logged(new_domain, 20)


def test_work_on_a_fault_is_free_without_any_consent(shop_is_down, logged):
    (entry,) = logged(shop_is_down, 45)

    assert (entry.verdict, entry.net, entry.billed_seconds) == ("free", 0, 0)


@pytest.mark.parametrize(
    ("done", "refusal"),
    [
        (Done(berlin("mon", "11:00"), 0, "Nichts."), NotWork),
        (Done(berlin("mon", "11:00"), -60, "Nichts."), NotWork),
        (Done(berlin("mon", "11:00"), 25 * 3600, "Viel."), NotWork),
        (Done(berlin("mon", "17:50"), 1200, "Bald."), WorkInTheFuture),
        (Done(berlin("mon", "11:00"), 1200, "  "), NothingTold),
    ],
)
def test_nonsense_is_refused(done, refusal, shop_is_down, kim):
    with pytest.raises(refusal):
        log_work(shop_is_down, done, by=kim, at=berlin("mon", "18:00"))


def test_over_midnight_it_becomes_an_entry_for_each_day(shop_is_down, logged):
    entries = logged(shop_is_down, 90, berlin("mon", "23:15"))

    assert [(str(each.worked_on), each.worked_seconds) for each in entries] == [
        ("2026-03-02", 45 * 60),
        ("2026-03-03", 45 * 60),
    ]


def test_a_counter_entry_takes_back_what_its_entry_added(new_domain, agreed, logged, kim):
    agreed(new_domain)
    logged(new_domain, 10)
    (wrong,) = logged(new_domain, 20, berlin("mon", "13:00"))
    counter = correct_work(wrong, "Vertippt", by=kim, at=berlin("mon", "14:00"))

    assert shares([counter]) == [(-20, -15, Decimal("-30.00"))]
    assert costs_of(new_domain, berlin("mon", "15:00")).net == Decimal("30.00")


def test_an_entry_is_corrected_once(shop_is_down, logged, kim):
    (wrong,) = logged(shop_is_down, 10)
    counter = correct_work(wrong, "Vertippt", by=kim, at=berlin("mon", "14:00"))

    for each in (wrong, counter):
        with pytest.raises(CorrectedAlready):
            correct_work(each, "Nochmal", by=kim, at=berlin("mon", "14:00"))


def test_the_database_refuses_to_change_work(shop_is_down, logged):
    logged(shop_is_down, 10)

    with pytest.raises(IntegrityError), transaction.atomic():
        WorkEntry.objects.update(text="Etwas anderes")


@pytest.fixture
def an_hour(muster, ada):
    return Pot.objects.buy(
        muster, 3600, valid_from=berlin("mon").date(), by=ada, at=berlin("mon", "09:00")
    )


def test_prepaid_time_is_used_before_money(an_hour, new_domain, agreed, logged):
    agreed(new_domain)
    for start, minutes in (("11:00", 40), ("13:00", 30)):
        logged(new_domain, minutes, berlin("mon", start))

    assert [(each.covered_seconds // 60, each.net) for each in new_domain.work.all()] == [
        (45, Decimal("0.00")),
        (15, Decimal("30.00")),
    ]
    assert Pot.objects.with_balance().get().balance == 0


def test_prepaid_time_that_is_too_short_is_said_so(an_hour, new_domain, logged):
    with pytest.raises(PrepaidTooShort):
        logged(new_domain, 70)

    assert not new_domain.work.exists()


def test_a_correction_gives_prepaid_time_back(an_hour, new_domain, logged, kim):
    (entry,) = logged(new_domain, 40)
    correct_work(entry, "Vertippt", by=kim, at=berlin("mon", "14:00"))

    assert Pot.objects.with_balance().get().left == 3600


def test_customer_and_account_manager_hear_once_that_prepaid_time_ends(an_hour, new_domain, logged):
    for start, minutes in (("11:00", 30), ("12:00", 16), ("13:00", 5), ("14:00", 9)):
        logged(new_domain, minutes, berlin("mon", start))

    neared = new_domain.events.filter(kind="prepaid_neared")
    assert [each.facts["percent"] for each in neared] == [100]
    assert new_domain.letters.filter(kind="prepaid").count() == 1


def test_the_pot_that_lapses_first_is_used_first(muster, new_domain, logged, ada):
    day = berlin("mon").date()
    terms = {"valid_from": day, "by": ada, "at": berlin("mon", "09:00")}
    late = Pot.objects.buy(muster, 3600, **terms)
    soon = Pot.objects.buy(muster, 1800, expires_on=day + timedelta(days=3), **terms)
    logged(new_domain, 40)

    left = {pot.pk: pot.left for pot in Pot.objects.with_balance()}
    assert left == {soon.pk: 0, late.pk: 3600 - 900}


def test_work_for_a_former_customer_is_none_of_the_new_one(
    new_domain, agreed, logged, nordlicht, kim
):
    agreed(new_domain)
    logged(new_domain, 10)
    new_domain.place_with(nordlicht, by=kim, at=berlin("mon", "12:00"))

    assert costs_of(new_domain, berlin("mon", "12:01")).net == 0


def test_a_higher_cap_keeps_what_was_agreed_before_it(new_domain, agreed, logged):
    agreed(new_domain, cap="30")
    agreed(new_domain, cap="90", at=berlin("mon", "11:10"))
    (entry,) = logged(new_domain, 20, berlin("mon", "11:00"))

    assert entry.net == Decimal("60.00")
