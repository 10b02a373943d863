"""Every price that is printed is compared with what `rate` says (promise P7)."""

import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from tests.costs.description.conftest import BERLIN, TODAY
from tresen.costs.prices.terms import terms_of_level
from tresen.costs.rating import Code, Consent, Stretch, Work, cents
from tresen.costs.sentences import euros
from tresen.customers.models import SupportLevel
from tresen.tickets.models import Kind

MONEY = re.compile(r"[0-9][0-9.,]* €|€[0-9.,]*[0-9]")
TITLES = {
    "de": ("Was kostet was", "Beispiele", "Zuschläge", "Nichts ohne Ihre Zustimmung"),
    "en": ("What costs what", "Examples", "Surcharges", "Nothing without your consent"),
}
TUESDAY = datetime(2026, 12, 1, 10, tzinfo=BERLIN)
# What the examples tell, in their order.
WORK = [
    ("fault", 120, TUESDAY),
    ("configuration", 20, TUESDAY),
    ("configuration", 20, datetime(2026, 11, 28, 11, tzinfo=BERLIN)),
    ("configuration", 30, datetime(2026, 12, 1, 17, 50, tzinfo=BERLIN)),
    ("self_service", 10, TUESDAY),
    ("emergency", 40, datetime(2026, 12, 1, 3, tzinfo=BERLIN)),
]
LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])


def rated(kind, minutes=0, start=TUESDAY, *, agreed=True, at=TUESDAY):
    """A verdict for each level, by the list in force at this moment."""
    work = Work(kind, (Stretch(start, minutes * 60),))
    return [_rated(terms_of_level(level, at), work, agreed) for level in SupportLevel.objects.all()]


def _rated(terms, work, agreed):
    price = terms.price_for(work.kind)
    start = work.stretches[0].start
    consent = Consent(work.kind, price and price.row, start, declined_self_service=True)
    return terms.rate(work, consent if agreed else None, start)


def amounts_of_prices(at=TUESDAY):
    """Net and gross as they are to be printed, row by row; kinds that cost the same share one."""
    kinds = [kind for kind, _label in Kind.on_offer()]
    rows = dict.fromkeys(
        tuple(_price(each) for each in rated(kind, agreed=False, at=at)) for kind in kinds
    )
    return [amount for row in rows for _code, amounts in row for amount in amounts]


def _price(verdict):
    if verdict.code in (Code.FREE, Code.INCLUDED, Code.QUOTE):
        return verdict.code, ()
    parts = filter(None, (verdict.price.call_out, verdict.price.net))
    return verdict.code, tuple(shown for net in parts for shown in both(net))


def both(net):
    """Gross is 19 % more."""
    return [said(net), said(cents(net * 119 / 100))]


def said(amount):
    return euros(amount, "EUR").replace("\xa0", " ")


def amounts_of_examples():
    verdicts = [verdict for work in WORK for verdict in rated(*work)]
    return [said(sum_) for each in verdicts if each.net for sum_ in (each.net, each.gross)]


def printed(text, language):
    """The amounts in the sections of prices and of examples, and all others."""
    prices, examples, surcharges, _rest = TITLES[language]
    before, after = text.split(f" {examples} ", 1)
    worked_out, rest = after.split(f" {surcharges} ", 1)
    intro, listed = before.split(f" {prices} ", 1)
    return MONEY.findall(listed), MONEY.findall(worked_out), MONEY.findall(intro + rest)


@LANGUAGES
def test_every_price_is_what_the_rating_says(text, language):
    with translation.override(language):
        expected = amounts_of_prices(), amounts_of_examples(), []

    assert printed(text(language), language) == expected
    assert len(expected[0]) == 20 and len(expected[1]) == 22


@LANGUAGES
def test_a_new_price_is_another_paper(text, next_list, language):
    before = printed(text(language), language)
    next_list(TODAY, configuration=33, emergency="51.50")
    with translation.override(language):
        expected = amounts_of_prices(), amounts_of_examples()
        dearer = {said(Decimal(net)) for net in ("33.00", "51.50", "274.50")}

    assert printed(text(language, version=2), language) == (*expected, [])
    assert dearer <= {amount for part in expected for amount in part}
    assert printed(text(language), language) == before


@pytest.mark.parametrize(
    ("language", "row"),
    [
        (
            "de",
            "Installation Wir sollen etwas Zusätzliches für Sie installieren. "
            "30,00 € netto 35,70 € brutto je angefangene Viertelstunde "
            "26,00 € netto 30,94 € brutto je angefangene Viertelstunde Enthalten",
        ),
        (
            "en",
            "Installation We are to install something additional for you. "
            "€30.00 net €35.70 gross for each started quarter of an hour "
            "€26.00 net €30.94 gross for each started quarter of an hour Included",
        ),
        ("de", "120,00 € netto 142,80 € brutto für den Einsatz plus 45,00 € netto 53,55 € brutto"),
        ("de", "Dieselbe Arbeit an einem Samstag. 20 min Arbeit 90,00 € netto 107,10 € brutto"),
        ("de", "17:50 bis 18:20 Uhr. 30 min Arbeit"),
        ("de", "An anderen Tagen: Samstag und Sonntag plus 50 %"),
        ("en", "30 min of work on a Saturday take 45 min."),
        ("de", "Bruttopreise enthalten 19 % Umsatzsteuer"),
    ],
)
def test_a_row_says_what_for_which_level(text, language, row):
    assert row in text(language)


def test_a_list_that_begins_later_is_described_as_it_will_be(text, next_list):
    next_list(date(2027, 1, 4), advice=41)
    coming = text("de", version=2)

    assert "Preisliste 2, gültig ab 4. Januar 2027 · Stand: 27. November 2026" in coming
    assert "41,00 € netto" in coming and "41,00 €" not in text("de")
    assert "gültig vom 1. Januar 2025 bis 3. Januar 2027" in text("de")


def make_time_count_otherwise(drafted):
    drafted.prices.filter(mode="charged").update(
        increment_seconds=420, minimum_seconds=800, aggregation="entry", is_surcharged=False
    )


def test_how_time_is_rounded_is_said_where_it_is_unusual(section, next_list):
    next_list(TODAY, make_time_count_otherwise)
    with translation.override("en"):
        advice = section("prices", version=2).rows[1].cells[1]
        surcharges = section("surcharges", version=2)

    assert [line.note for line in advice] == [
        "€35.70 gross for each started 7 min",
        "At least 14 min are charged.",
        "Each piece of work is rounded up for itself.",
        "Without surcharges.",
    ]
    assert "Configuration, Advice" in surcharges.after[1]
