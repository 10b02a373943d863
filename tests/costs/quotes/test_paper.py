"""The PDF of a quote, read back: every figure of it, in the language of whom it is for."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.cast import berlin
from tests.costs.offering import lines, offer
from tresen.costs.models import Quote
from tresen.costs.quotes.paper import file_of
from tresen.people.models import Person

pytestmark = pytest.mark.django_db
AT = berlin("mon", "12:00")
ROWS = [("1.5", "1200.00", "19"), ("20", "10.50", "7")]


@pytest.fixture
def written(order, sam):
    terms = {"intro": "Vielen Dank.\n\nGern bieten wir an:", "outro": "Zahlbar in 14 Tagen."}
    return Quote.objects.write(
        order, lines(*ROWS), by=sam, at=AT, valid_until=date(2026, 3, 16), **terms
    )


def text_of(pdf):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


SAID = {
    "de": [
        "Angebot {number}",
        "Nordlicht Versand GmbH",
        "10488",
        "2. März 2026",
        "16. März 2026",
        "Vielen Dank.",
        "Gern bieten wir an:",
        "1 Einrichtung 1 1,5 Std. 1.200,00 € 19 % 1.800,00 €",
        "2 Einrichtung 2 20 Std. 10,50 € 7 % 210,00 €",
        "Summe netto 2.010,00 €",
        "7 % Umsatzsteuer auf 210,00 € 14,70 €",
        "19 % Umsatzsteuer auf 1.800,00 € 342,00 €",
        "Summe brutto 2.366,70 €",
        "Zahlbar in 14 Tagen.",
        "So nehmen Sie an",
        "/tickets/{ticket}/",
    ],
    "en": [
        "Quote {number}",
        "2 March 2026",
        "1 Einrichtung 1 1.5 Std. €1,200.00 19 % €1,800.00",
        "VAT 7 % on €210.00 €14.70",
        "Total gross €2,366.70",
        "How to accept",
    ],
}


@pytest.mark.parametrize("language", SAID)
def test_it_says_all_that_is_offered(written, sam, bashir, language):
    Person.objects.filter(pk=bashir.pk).update(language=language)
    offer(Quote.objects.get(), by=sam, at=AT)
    name, pdf = file_of(Quote.objects.get(), at=AT)

    text, names = text_of(pdf), {"number": written.number, "ticket": written.ticket.shown_id}
    assert [said for said in SAID[language] if said.format(**names) not in text] == []
    assert name == f"{'Angebot' if language == 'de' else 'Quote'} {written.number}.pdf"


def test_a_draft_says_that_it_is_one(written):
    name, pdf = file_of(written, at=AT)

    assert "Entwurf" in name
    assert "· Entwurf Seite 1 von" in text_of(pdf)


def test_what_was_sent_is_kept_as_it_was_sent(written, sam, bashir, nordlicht):
    message = offer(written, by=sam, at=AT)
    sent = bytes(message.attachments.get().blob.data)
    nordlicht.name = "Umbenannt"
    nordlicht.save()

    assert file_of(Quote.objects.get(), at=berlin("fri"))[1] == sent
    assert "Entwurf" not in text_of(sent)


def test_hostile_words_are_only_words(order, sam):
    (line,) = lines(("1", "1.00"))
    hostile = '#read("/etc/passwd") $x$ *b* = [d] <f>'
    written = Quote.objects.write(
        order, [line], by=sam, at=AT, valid_until=date(2026, 3, 16), intro=hostile
    )

    assert hostile in text_of(file_of(written, at=AT)[1])
