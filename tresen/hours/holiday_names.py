"""Public holidays are stored by their German names; who reads English is told the English ones."""

from datetime import date
from functools import lru_cache

import holidays
from django.utils.translation import get_language

GERMAN, ENGLISH = "de", "en_US"


def in_readers_words(name, day, version):
    """Only names of the library change: what the house calls a day of its own stays."""
    if (get_language() or GERMAN).startswith(GERMAN) or not version.country:
        return name
    region = (version.country, version.subdivision, day.year)
    if _names(*region, GERMAN).get(day) == name:
        return _names(*region, ENGLISH)[day]
    return name


@lru_cache(maxsize=32)
def _names(country, subdivision, year, language) -> dict[date, str]:
    known = holidays.country_holidays(
        country, subdiv=subdivision or None, years=year, language=language
    )
    return dict(known)
