import io

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from tests.stated import MARCH, on
from tresen.costs.models import StatementLine
from tresen.costs.statements.paper import as_pdf
from tresen.costs.statements.stated import read
from tresen.costs.statements.stating import draft

pytestmark = pytest.mark.django_db


def pages(stated, language="de"):
    with override(language):
        pdf = as_pdf(stated, on(3, 20))
    return PdfReader(io.BytesIO(pdf))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            [
                "Leistungsnachweis März 2026",
                "2026-03-10231",
                "SPF einrichten",
                "SPF gesetzt.",
                "Kim Berger",
                "30,00 € netto (35,70 € brutto) je angefangene Viertelstunde",
                "Erika Mustermann",
                "20 min 30 min 60,00 €",
                "19 % Umsatzsteuer auf 60,00 € 11,40 €",
                "Bruttosumme 71,40 €",
            ],
        ),
        ("en", ["Statement of March 2026", "€30.00 net (€35.70 gross)", "Gross sum €71.40"]),
    ],
)
def test_it_says_what_was_done_and_what_it_comes_to(language, said, issued):
    text = text_of(pages(read(issued.statement), language))

    assert [words for words in said if words not in text] == []


def test_it_can_be_read_aloud(issued):
    catalogue = pages(read(issued.statement)).trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "de"


def test_a_draft_says_so_on_every_page(muster, domain_work):
    stated = draft(muster, MARCH)
    stated.lines.extend(line_like(stated.lines[0], place) for place in range(2, 80))
    reader = pages(stated)

    assert len(reader.pages) > 2
    assert all("Entwurf" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("many", [200, pytest.param(2000, marks=pytest.mark.slow)])
def test_however_many_lines_are_a_document(issued, many):
    first = issued.lines[0]
    issued.lines.extend(line_like(first, place) for place in range(2, many + 1))

    assert text_of(pages(issued)).count("SPF gesetzt.") == many


def line_like(line, place):
    fields = {
        each.attname: getattr(line, each.attname) for each in StatementLine._meta.concrete_fields
    }
    copy = StatementLine(**{**fields, "id": None, "place": place})
    copy.statement = line.statement
    return copy
