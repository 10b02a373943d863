import io
from datetime import datetime

import pytest
from django.utils import translation
from pypdf import PdfReader

from tests.costs.description.conftest import BERLIN
from tresen.costs.description import paper_of
from tresen.customers.models import SupportLevel, Target
from tresen.hours.models import Calendar, default_calendar

AT = datetime(2026, 11, 27, 9, tzinfo=BERLIN)
SUMMER_BREAK = {"from": "07-20", "until": "08-02", "name": "Betriebsruhe", "means": "closed"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def rows(section):
    return [[" / ".join(line.text for line in cell) for cell in row.cells] for row in section.rows]


def test_every_page_says_which_list_it_is_and_of_which_day(pages):
    german = pages("de")

    assert len(german) > 2
    assert all(
        "Preisliste 1, gültig ab 1. Januar 2025 · Stand: 27. November 2026" in page
        for page in german
    )
    assert all("Price list 1, valid from 1 January 2025" in page for page in pages("en"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_paper_can_be_read_aloud_in_its_language(described, language):
    pdf = paper_of(described(), language).pdf()
    root = PdfReader(io.BytesIO(pdf)).root_object

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (language, True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_hours_and_holidays_are_those_by_which_deadlines_are_counted(section, ada):
    default_calendar().revise(
        weekly=[[["08:00", "17:00"]]] * 5 + [[["10:00", "12:00"]], []],
        freezes=[SUMMER_BREAK],
        by=ada,
        at=AT,
    )
    hours = section("hours-standard")

    assert hours.points == ("Monday to Friday, 08:00–17:00", "Saturday, 10:00–12:00")
    assert ["Friday, 25 December 2026", "Christmas Day", "no service"] in rows(hours)
    assert ["Thursday, 24 December 2026", "Heiligabend", "no service"] in rows(hours)
    assert ["20 July 2027 to 2 August 2027", "Betriebsruhe", "no service"] in rows(hours)


def test_german_holidays_have_their_german_names(text):
    assert "Freitag, 26. März 2027 Karfreitag kein Service" in text("de")
    assert "Friday, 26 March 2027 Good Friday no service" in text("en")


def test_answer_times_are_those_that_are_promised(section, text, ada):
    business = SupportLevel.objects.get(code="business")
    Target(level=business).agree(seconds=5400, calendar=None, by=ada, at=AT)
    emergency, others = rows(section("answers"))

    assert emergency[1:] == ["within 30 minutes"] * 3
    assert others[1:] == ["within 4 hours", "within 1 hour 30 minutes", "within 4 hours"]
    assert "innerhalb von 1 Stunde 30 Minuten während unserer Servicezeiten" in text("de")


def test_hours_of_another_calendar_are_shown_too(section, ada):
    night = Calendar.objects.create(code="night", name="Nachtwache")
    night.revise(weekly=[[["20:00", "24:00"]]] * 7, by=ada, at=AT)
    Target(kind="order").agree(seconds=3600, calendar=night, by=ada, at=AT)

    assert section("hours-night").points == ("Monday to Sunday, 20:00–24:00",)
    assert section("answers").rows[0].cells[1][0].note == "during the hours “Nachtwache”"


def test_without_surcharges_nothing_is_said_of_them(section, next_list):
    next_list(AT.date(), lambda drafted: drafted.surcharges.all().delete())

    assert section("surcharges", version=2) is None
    assert "Saturday" not in str(section("examples", version=2))
    assert "Without surcharges" not in str(section("prices", version=2))


def add_two_levels(drafted):
    for name in ("Gold", "Silver"):
        level = SupportLevel.objects.create(code=name.lower(), name=name, rank=9)
        drafted.prices.create(level=level, kind="advice", mode="charged", net=77)


def test_more_levels_than_fit_beside_each_other_get_tables_of_their_own(next_list, text):
    next_list(AT.date(), add_two_levels)
    said = text("en", version=2)

    assert "What you ask for onDemand Business Enterprise" in said
    assert "What you ask for Gold Silver" in said
    assert "Gold" not in text("en", version=1)


def test_the_same_is_set_once(described):
    first = paper_of(described(), "de")

    assert paper_of(described(), "de").pdf() is first.pdf()
    assert paper_of(described(), "en").mark != first.mark
