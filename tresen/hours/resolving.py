"""From rules to days: public holidays and the house's own days, year by year."""

import re
from datetime import date
from itertools import product

import holidays

from tresen.clock import read_spans, show_spans

YEARLY = re.compile(r"[0-9]{2}-[0-9]{2}")
DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnknownRegion(ValueError):
    """No public holidays are known for it."""


class NotADay(ValueError):
    """Neither a day of every year (12-24) nor of one (2026-05-15)."""


def resolve(country, subdivision, own_days, years):
    """Every special day of these years as {"2026-12-25": {"name": …, "spans": […]}}.

    The result is stored: were it computed anew, an upgrade of the holiday library would move
    deadlines that were promised long ago.
    """
    found = {
        **_public_holidays(country, subdivision, years),
        **_days_of_every_year(own_days, years),
        **_days_of_one_year(own_days),
    }
    return dict(sorted(found.items()))


def _public_holidays(country, subdivision, years):
    if not country:
        return {}
    try:
        known = holidays.country_holidays(
            country, subdiv=subdivision or None, years=years, language="de"
        )
    except NotImplementedError as error:
        raise UnknownRegion(
            f"No public holidays are known for {country} {subdivision}.".replace(" .", ".")
        ) from error
    return {day.isoformat(): {"name": name, "spans": []} for day, name in known.items()}


def _days_of_every_year(own_days, years):
    rules = [(rule, day) for rule, day in own_days.items() if every_year(rule)]
    for rule, _ in rules:
        read_day(rule)
    dated = ((f"{year}-{rule}", day) for year, (rule, day) in product(years, rules))
    return {text: _special(day) for text, day in dated if exists(text)}


def _days_of_one_year(own_days):
    single = {rule: day for rule, day in own_days.items() if not every_year(rule)}
    return {read_day(rule).isoformat(): _special(day) for rule, day in single.items()}


def _special(day):
    return {"name": day["name"], "spans": show_spans(read_spans(day["spans"]))}


def exists(text):
    """The 29th of February does so only every four years."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def every_year(rule):
    return bool(YEARLY.fullmatch(rule))


def read_day(rule):
    # Of every year: in one that has a 29th of February.
    dated = f"2024-{rule}" if every_year(rule) else rule
    try:
        # Left alone, it would also read 20261224 and 2026-W52-4.
        return date.fromisoformat(dated if DATED.fullmatch(dated) else "")
    except ValueError as error:
        raise NotADay(f"{rule!r} is not a day such as 12-24 or 2026-05-15.") from error
