import io
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tresen.costs.description import Description, editions, paper_of
from tresen.costs.models import PriceList
from tresen.costs.prices.release import release

TODAY = date(2026, 11, 27)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def described(house):
    """described(version=1, today=…): what this price list means on that day."""

    def described(version=1, today=TODAY):
        edition = next(each for each in editions() if each.version == version)
        return Description.of(edition, today)

    return described


@pytest.fixture
def pages(described):
    """The words on each page of the PDF, with single spaces."""

    def pages(language="de", **which):
        pdf = paper_of(described(**which), language).pdf()
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]

    return pages


@pytest.fixture
def text(pages):
    return lambda language="de", **which: " ".join(pages(language, **which))


@pytest.fixture
def section(described):
    """section("prices"): that one, in the language that is active; or None."""

    def section(name, **which):
        found = described(**which).sections()
        return next((each for each in found if each.name == name), None)

    return section


@pytest.fixture
def next_list(ada):
    """next_list(date, advice=40): another version is released, with these net prices; `changed`
    changes it before, for nobody can afterwards."""

    def next_list(valid_from, changed=lambda drafted: None, **nets):
        at = datetime.combine(TODAY, time(9), BERLIN)
        drafted = PriceList.objects.draft(by=ada, at=at)
        for kind, net in nets.items():
            drafted.prices.filter(kind=kind, mode="charged").update(net=net)
        changed(drafted)
        release(drafted, valid_from, by=ada, at=at, today=TODAY)

    return next_list
