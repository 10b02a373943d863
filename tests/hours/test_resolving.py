import pytest

from tresen.hours.resolving import resolve

CARNIVAL = {"name": "Rosenmontag", "spans": [["09:00", "11:00"]]}


def test_holidays_are_those_of_the_federal_state():
    westphalia = resolve("DE", "NW", {}, [2026])
    berlin = resolve("DE", "BE", {}, [2026])

    assert westphalia["2026-06-04"] == {"name": "Fronleichnam", "spans": []}
    assert "2026-06-04" not in berlin


def test_a_house_without_a_country_has_no_public_holidays():
    assert resolve("", "", {}, [2026]) == {}


def test_a_rule_for_every_year_and_one_for_a_single_day():
    days = resolve("", "", {"11-11": CARNIVAL, "2026-02-16": CARNIVAL}, [2026, 2027])

    assert list(days) == ["2026-02-16", "2026-11-11", "2027-11-11"]
    assert days["2026-02-16"] == CARNIVAL


def test_the_leap_day_comes_when_it_comes():
    assert list(resolve("", "", {"02-29": CARNIVAL}, range(2026, 2033))) == [
        "2028-02-29",
        "2032-02-29",
    ]


@pytest.mark.parametrize(("country", "subdivision"), [("AT", "9"), ("CH", "ZH"), ("FR", "")])
def test_other_countries_are_known(country, subdivision):
    assert "2026-01-01" in resolve(country, subdivision, {}, [2026])
