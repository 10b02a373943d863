"""Whose public holidays: a country, or a federal state of one, as "DE" or "DE-NW"."""

import holidays
from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Those in which somebody chooses more than the country.
NEIGHBOURS = ("DE", "AT", "CH")
LONGEST = 10


def choices():
    """For a select, by name in the reader's language; states are called as at home."""
    return [
        ("", _("No public holidays")),
        *((country_name(country), list(_states(country))) for country in NEIGHBOURS),
        (_("Other countries"), sorted(_others(), key=_by_name)),
    ]


def name_of(region):
    country, _dash, state = region.partition("-")
    if not state:
        return country_name(country) if country else _("No public holidays")
    return _("%(country)s: %(state)s") % {
        "country": country_name(country),
        "state": state_name(country, state),
    }


def country_name(country):
    return Locale(get_language()).territories.get(country, country)


def state_name(country, state):
    names = holidays.country_holidays(country).get_subdivision_aliases().get(state)
    return names[0] if names else state


def _states(country):
    whole = _("%(country)s: only where it is a holiday everywhere")
    yield country, whole % {"country": country_name(country)}
    codes = [code for code in holidays.country_holidays(country).subdivisions if fits(code)]
    named = [(f"{country}-{code}", state_name(country, code)) for code in codes]
    yield from sorted(named, key=_by_name)


def fits(code):
    return len(code) <= LONGEST


def _others():
    countries = holidays.list_supported_countries(include_aliases=False)
    return [(code, country_name(code)) for code in countries if code not in NEIGHBOURS]


def _by_name(choice):
    """As German dictionaries sort: Ö beside O."""
    plain = str.maketrans("ÄÖÜäöüß", "AOUaous")
    return choice[1].translate(plain).casefold()
