"""Every cell of levels and kinds, checkable by hand."""

from decimal import Decimal

import pytest

from tests.costs.rating.tariffs import (
    BEFORE,
    BY_TIME,
    FREE,
    TARIFF,
    TUESDAY,
    berlin,
    consent_to,
    level,
    verdict,
)
from tresen.clock import OpeningHours
from tresen.costs.rating import Agreement, Consent, Level, Mode, Price, Work, rate

LEVELS = ("ondemand", "business", "enterprise")
DECLINED = {"declined_self_service": True}


def shown(found):
    return f"{found.code} {found.reason} {found.net}"


@pytest.mark.parametrize("code", LEVELS)
@pytest.mark.parametrize("kind", FREE)
def test_faults_bugs_questions_and_complaints_are_free_for_all(code, kind):
    assert shown(verdict(code, kind, 90)) == "free kind_is_free 0.00"


@pytest.mark.parametrize("kind", BY_TIME)
def test_enterprise_includes_what_others_pay_by_time(kind):
    assert shown(verdict("enterprise", kind, 90)) == "included level_includes 0.00"


@pytest.mark.parametrize("code", LEVELS)
def test_orders_need_a_quote(code):
    assert shown(verdict(code, "order", 90)) == "quote needs_quote None"


@pytest.mark.parametrize("code", LEVELS)
def test_what_has_no_kind_yet_is_free_until_it_is_sorted(code):
    assert shown(verdict(code, "unsorted", 90)) == "free not_sorted 0.00"


@pytest.mark.parametrize(
    ("code", "minutes", "net", "gross", "billed"),
    [
        ("ondemand", 0, "0.00", "0.00", 0),
        ("ondemand", 1, "30.00", "35.70", 15),
        ("ondemand", 15, "30.00", "35.70", 15),
        ("ondemand", 16, "60.00", "71.40", 30),
        ("ondemand", 20, "60.00", "71.40", 30),
        ("business", 1, "26.00", "30.94", 15),
        ("business", 45, "78.00", "92.82", 45),
        ("business", 61, "130.00", "154.70", 75),
    ],
)
@pytest.mark.parametrize("kind", ["configuration", "advice", "installation"])
def test_each_started_quarter_of_an_hour_is_charged(code, kind, minutes, net, gross, billed):  # noqa: PLR0913
    found = verdict(code, kind, minutes, consent=consent_to(code, kind))

    assert shown(found) == f"charged consented {net}"
    assert (found.gross, found.billed_seconds) == (Decimal(gross), billed * 60)


@pytest.mark.parametrize("code", ["ondemand", "business", "enterprise"])
@pytest.mark.parametrize(
    ("minutes", "net"), [(0, "0.00"), (1, "165.00"), (15, "165.00"), (40, "255.00")]
)
@pytest.mark.parametrize("at", [TUESDAY, berlin("2026-03-07T03:00"), berlin("2026-04-03T12:00")])
def test_an_emergency_costs_the_call_out_and_no_surcharge(code, minutes, net, at):
    found = verdict(code, "emergency", minutes, at=at, consent=consent_to(code, "emergency"))

    assert shown(found) == f"charged consented {net}"


def test_an_agreement_may_include_emergencies():
    found = verdict("enterprise", "emergency", 40, agreement=Agreement(frozenset({"emergency"})))

    assert shown(found) == "included agreement_includes 0.00"


@pytest.mark.parametrize(
    ("at", "minutes", "net"),
    [
        ("2026-03-06T17:45", 15, "30.00"),
        # Ten minutes before and twenty after 18:00: two quarters, both of them with surcharge.
        ("2026-03-06T17:50", 30, "90.00"),
        ("2026-03-06T17:30", 45, "105.00"),
        ("2026-03-06T18:00", 5, "45.00"),
        ("2026-03-07T10:00", 20, "90.00"),
        ("2026-04-03T10:00", 20, "90.00"),
        ("2026-12-24T11:00", 60, "120.00"),
        ("2026-12-24T12:00", 60, "180.00"),
        ("2026-10-25T01:30", 60, "180.00"),
    ],
)
def test_surcharges_begin_at_the_border(at, minutes, net):
    kind, consent = "configuration", consent_to("ondemand", "configuration")
    found = verdict("ondemand", kind, minutes, at=berlin(at), consent=consent)

    assert shown(found) == f"charged consented {net}"


@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        (None, "no_consent"),
        (consent_to("ondemand", "advice"), "other_price"),
        (consent_to("business", "configuration"), "other_price"),
        (consent_to("ondemand", "configuration", cap=Decimal("59.99")), "cap_reached"),
        (Consent("configuration", 100, given_at=berlin("2026-03-03T10:01")), "no_consent"),
    ],
)
def test_without_a_consent_for_exactly_this_nothing_is_charged(consent, reason):
    found = verdict("ondemand", "configuration", 20, consent=consent)

    assert shown(found) == f"consent_needed {reason} 60.00"


def test_up_to_the_cap_it_is_charged():
    consent = consent_to("ondemand", "configuration", cap=Decimal(60))

    assert shown(verdict("ondemand", "configuration", 30, consent=consent)).startswith("charged")


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        (None, "declined_needed self_service 30.00"),
        (consent_to("ondemand", "self_service"), "declined_needed self_service 30.00"),
        (consent_to("ondemand", "self_service", **DECLINED), "charged consented 30.00"),
    ],
)
def test_what_one_can_do_oneself_is_charged_only_to_who_expressly_does_not_want_to(
    consent, expected
):
    assert shown(verdict("ondemand", "self_service", 5, consent=consent)) == expected


@pytest.mark.parametrize(
    ("minutes", "left", "expected", "covered"),
    [
        (0, 60, "included prepaid 0.00", 0),
        (10, 60, "included prepaid 0.00", 15),
        (10, 15, "included prepaid 0.00", 15),
        (30, 20, "consent_needed no_consent 20.00", 20),
        (30, 0, "consent_needed no_consent 60.00", 0),
    ],
)
def test_prepaid_time_comes_first(minutes, left, expected, covered):
    found = verdict("ondemand", "advice", minutes, agreement=Agreement(left=left * 60))

    assert shown(found) == expected
    assert found.covered_seconds == covered * 60


def test_surcharged_time_takes_more_of_what_is_prepaid():
    at, agreement = berlin("2026-03-07T10:00"), Agreement(left=3600)
    found = verdict("ondemand", "advice", 30, at=at, agreement=agreement)

    assert (found.code, found.covered_seconds) == ("included", 45 * 60)


def test_an_own_rate_comes_before_that_of_the_level():
    own = Agreement(prices={"advice": Price(Mode.CHARGED, Decimal(20), increment=600, row=7)})
    found = verdict("ondemand", "advice", 11, agreement=own)

    assert (found.net, found.rows) == (Decimal("40.00"), (7,))


def test_a_fixed_price_is_the_same_for_every_length():
    own = Agreement(prices={"installation": Price(Mode.FIXED, Decimal(99), row=7)})

    found = [verdict("business", "installation", each, agreement=own).net for each in (0, 1, 600)]
    assert found == [Decimal("0.00"), Decimal(99), Decimal(99)]


def test_an_accepted_quote_is_what_is_paid():
    quoted = Consent("order", None, given_at=BEFORE, cap=Decimal(480), quote=5)

    assert shown(verdict("business", "order", 90, consent=quoted)) == "charged quoted 0.00"


def test_without_an_agreement_only_a_quote_is_possible():
    stranger = Level(TARIFF, prices={"fault": level("business").prices["fault"]})
    found = [rate(Work(kind), stranger, Agreement(), None, TUESDAY) for kind in ("fault", "advice")]

    assert [each.reason for each in found] == ["kind_is_free", "no_agreement"]


ROUND_THE_CLOCK = OpeningHours(weekly=(((0, 1440),),) * 7, timezone="Europe/Berlin")


@pytest.mark.parametrize(
    ("kind", "hours", "dearest"),
    [
        ("advice", None, 50),
        ("emergency", None, 0),
        ("advice", ROUND_THE_CLOCK, 0),
    ],
)
def test_a_verdict_knows_what_the_same_work_costs_at_another_time(kind, hours, dearest):
    found = verdict("business", kind, 15, agreement=Agreement(hours=hours))

    assert found.dearest == dearest
