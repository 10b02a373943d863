"""The demonstration's prices: what each cell of level and kind costs, hand-checkable."""

import argparse
import json
import os
import subprocess
import sys

import pytest

from tests.cast import berlin
from tresen.cli import price
from tresen.costs.models import PriceList
from tresen.costs.prices.release import release
from tresen.tickets.models import Kind

TUESDAY = "2026-03-03T10:00"
FREE = ("fault", "bug", "question", "complaint")
BY_TIME = ("configuration", "advice", "installation")


def ask(*words):
    parser = argparse.ArgumentParser()
    price.add_arguments(parser)
    return price.run(parser.parse_args(words))


@pytest.fixture
def asked(house, capsys):
    """asked("business", "configuration", "20"): what is printed."""

    def asked(level, kind, minutes, *more, at=TUESDAY):
        words = ["--level", level, "--kind", kind, "--minutes", minutes, "--at", at, *more]
        assert ask(*words) == 0
        return json.loads(capsys.readouterr().out)

    return asked


def short(found):
    return f"{found['verdict']} {found['net']} {found['gross']} {found['billed_seconds'] // 60}"


@pytest.mark.parametrize("level", ["ondemand", "business", "enterprise"])
@pytest.mark.parametrize("kind", FREE)
def test_faults_bugs_questions_and_complaints_are_free(asked, level, kind):
    assert short(asked(level, kind, "90")) == "free 0.00 0.00 0"


@pytest.mark.parametrize("kind", BY_TIME)
@pytest.mark.parametrize(
    ("level", "minutes", "costs"),
    [
        ("ondemand", "0", "charged 0.00 0.00 0"),
        ("ondemand", "1", "charged 30.00 35.70 15"),
        ("ondemand", "15", "charged 30.00 35.70 15"),
        ("ondemand", "20", "charged 60.00 71.40 30"),
        ("business", "7.5", "charged 26.00 30.94 15"),
        ("business", "60.5", "charged 130.00 154.70 75"),
        ("enterprise", "90", "included 0.00 0.00 0"),
    ],
)
def test_work_by_time_costs_what_each_level_pays(asked, kind, level, minutes, costs):
    assert short(asked(level, kind, minutes)) == costs


@pytest.mark.parametrize(
    ("at", "minutes", "costs"),
    [
        ("2026-03-03T17:45", "15", "charged 30.00 35.70 15"),
        ("2026-03-03T17:50", "30", "charged 90.00 107.10 30"),
        ("2026-03-03T18:00", "15", "charged 45.00 53.55 15"),
        ("2026-03-03T08:59", "1", "charged 45.00 53.55 15"),
        ("2026-03-07T11:00", "20", "charged 90.00 107.10 30"),
        ("2026-04-03T11:00", "20", "charged 90.00 107.10 30"),
        ("2026-06-04T11:00", "15", "charged 45.00 53.55 15"),
        ("2026-12-24T11:00", "15", "charged 45.00 53.55 15"),
        ("2026-03-03T16:59Z", "1", "charged 30.00 35.70 15"),
        ("2026-03-03T17:00Z", "1", "charged 45.00 53.55 15"),
    ],
)
def test_outside_of_the_usual_hours_half_is_added(asked, at, minutes, costs):
    assert short(asked("ondemand", "configuration", minutes, at=at)) == costs


@pytest.mark.parametrize("level", ["ondemand", "business", "enterprise"])
@pytest.mark.parametrize("at", [TUESDAY, "2026-03-08T03:00"])
def test_an_emergency_costs_the_same_at_any_hour(asked, level, at):
    assert short(asked(level, "emergency", "40", at=at)) == "charged 255.00 303.45 45"


@pytest.mark.parametrize("level", ["ondemand", "business", "enterprise"])
def test_orders_need_a_quote(asked, level):
    found = asked(level, "order", "60")

    assert (found["verdict"], found["net"], found["gross"]) == ("quote", None, None)


@pytest.mark.parametrize(
    ("level", "words", "costs"),
    [
        ("ondemand", [], "declined_needed 30.00 35.70 15"),
        ("ondemand", ["--self-service-declined"], "charged 30.00 35.70 15"),
        ("business", ["--self-service-declined"], "charged 26.00 30.94 15"),
        ("enterprise", [], "included 0.00 0.00 0"),
    ],
)
def test_what_one_could_do_oneself_has_to_be_declined(asked, level, words, costs):
    assert short(asked(level, "self_service", "10", *words)) == costs


def test_everything_is_said(asked):
    assert asked("onDemand", "configuration", "20") == {
        "verdict": "charged",
        "reason": {
            "de": "30,00\xa0€ netto (35,70\xa0€ brutto) je angefangene Viertelstunde; "
            "Sie haben zugestimmt.",
            "en": "€30.00 net (€35.70 gross) for each started quarter of an hour; you have agreed.",
        },
        "net": "60.00",
        "gross": "71.40",
        "currency": "EUR",
        "worked_seconds": 1200,
        "billed_seconds": 1800,
        "price_list": 1,
    }


def test_every_kind_of_the_api_has_an_answer(asked):
    found = {kind: asked("business", kind, "5")["verdict"] for kind in Kind.values}

    assert found["unsorted"] == "free"
    assert set(found.values()) == {"free", "charged", "declined_needed", "quote"}


def test_before_the_first_price_list_nothing_has_a_price(asked):
    found = asked("business", "configuration", "20", at="2024-06-03T10:00")

    assert (found["verdict"], found["net"], found["price_list"]) == ("quote", None, None)


def test_the_day_of_the_work_says_which_prices_count(asked, ada):
    dearer = PriceList.objects.draft(by=ada, at=berlin("mon"))
    dearer.prices.filter(kind="advice").update(net=40)
    release(dearer, berlin("wed").date(), by=ada, at=berlin("mon"), today=berlin("mon").date())

    assert asked("business", "advice", "5", at="2026-03-03T17:00")["net"] == "26.00"
    assert asked("business", "advice", "5", at="2026-03-04T09:00")["net"] == "40.00"


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--level", "gold", "known are: ondemand, business, enterprise."),
        ("--kind", "repair", "There is no kind 'repair'; known are: fault, bug,"),
        ("--minutes", "-5", "'-5' is not a number of minutes"),
        ("--minutes", "20m", "'20m' is not a number of minutes"),
        ("--minutes", "nan", "'nan' is not a number of minutes"),
        ("--minutes", "0.0001", "whole seconds"),
        ("--minutes", "1e9", "'1e9' is not a number of minutes"),
        ("--at", "morgen", "'morgen' is not a moment"),
        ("--at", "9999-12-31T23:50", "No price can be named"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(house, capsys, option, value, complaint):
    words = {"--level": "business", "--kind": "advice", "--minutes": "20", option: value}

    assert ask(*(word for pair in words.items() for word in pair)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert complaint in said.err and said.err.count("\n") == 1


@pytest.mark.parametrize("missing", ["--level", "--kind", "--minutes"])
def test_nothing_is_guessed(house, missing):
    words = {"--level": "business", "--kind": "advice", "--minutes": "20"}
    del words[missing]

    with pytest.raises(SystemExit) as end:
        ask(*(word for pair in words.items() for word in pair))
    assert end.value.code == 2


def test_the_price_is_named_from_a_shell(tmp_path, database_url):
    words = "price --level BUSINESS --kind self_service --minutes 7.5 --self-service-declined"
    environment = {**os.environ, "DATABASE_URL": database_url, "TRESEN_SECRET_KEY": "x" * 50}
    told = subprocess.run(
        [sys.executable, "-m", "tresen.cli", *words.split()],
        env={**environment, "TRESEN_DATA": str(tmp_path)},
        capture_output=True,
        check=True,
    )

    assert json.loads(told.stdout)["verdict"] == "quote"
