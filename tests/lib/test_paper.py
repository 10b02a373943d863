import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tresen.lib.glyphs import DRAWN
from tresen.lib.paper import ROOT, Frame, PaperFault, compiled, typeset

FRAME = Frame(
    title="Preisliste",
    provider="Nordlicht GmbH",
    version="Version 3, gültig ab 1. Oktober 2026",
    language="de",
    at=datetime(2026, 10, 1, tzinfo=UTC),
)
NAME = '#read("/etc/passwd") $x$ *b* _c_ = [d] @e <f> // "g" \\ -- 26,00\xa0€ – Übel & Söhne'
DRAWABLE = [char for char in map(chr, range(0x10000)) if DRAWN.match(char)]


@pytest.fixture
def template(tmp_path):
    def written(body):
        file = tmp_path / "slip.typ"
        file.write_text(f'#import "/lib/papers/house.typ": *\n#show: paper\n#title()\n{body}\n')
        return file

    return written


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    return "\n".join(page.extract_text() for page in read(pdf).pages)


@pytest.mark.parametrize(
    "place", ["#data.name", "= #data.name", "#listing(words, head: (data.name,))"]
)
def test_a_name_is_printed_as_it_is(template, place):
    text = text_of(typeset(template(place), {"name": NAME}, FRAME))

    assert NAME.split() == text.split("Preisliste\n")[1].split()[: len(NAME.split())]


@pytest.mark.parametrize(("language", "page"), [("de", "Seite 1 von 2"), ("en", "Page 1 of 2")])
def test_every_page_says_whose_it_is_and_which(template, language, page):
    frame = replace(FRAME, language=language)
    first, second = read(typeset(template("#pagebreak() Ende"), {}, frame)).pages

    assert first.extract_text().startswith("Nordlicht GmbH")
    assert first.extract_text().endswith(f"Preisliste · {FRAME.version} {page}")
    assert second.extract_text().startswith("Nordlicht GmbH\nEnde")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_document_can_be_read_aloud(template, language):
    root = read(typeset(template("= Preise"), {}, replace(FRAME, language=language))).root_object

    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_document_knows_its_title_and_its_day(template):
    about = read(typeset(template(""), {}, FRAME)).metadata

    assert (about.title, about.author) == ("Preisliste", "Nordlicht GmbH")
    assert about.creation_date == FRAME.at


def test_the_head_of_a_table_comes_again_on_every_page(template):
    table = "#listing(words, brief, money, head: data.head, rows: data.rows, sums: data.sums)"
    rows = [[f"Arbeit {day}", f"{day}.10.", "26,00\xa0€"] for day in range(100)]
    data = {
        "head": ["Was", "Wann", "Netto"],
        "rows": rows,
        "sums": [["Summe", "", "2.600,00\xa0€"]],
    }
    pdf = typeset(template(table), data, FRAME)

    assert all("Was Wann Netto\nArbeit" in page.extract_text() for page in read(pdf).pages)
    assert "Arbeit 99 99.10. 26,00\xa0€\nSumme 2.600,00\xa0€" in text_of(pdf)
    assert tags(read(pdf)).count("/TH") == 3


def tags(pdf):
    def walk(node):
        if isinstance(node, list):
            return [tag for child in node for tag in walk(child.get_object())]
        if not isinstance(node, dict) or "/K" not in node:
            return []
        return [node.get("/S"), *walk(node["/K"])]

    return walk(pdf.root_object["/StructTreeRoot"])


def test_the_same_data_make_the_same_document(template):
    data = {"name": "Erika", "rows": ["a", "b"]}
    first = typeset(template("#data.name"), data, FRAME)
    compiled.cache_clear()

    assert typeset(template("#data.name"), dict(reversed(data.items())), FRAME) == first
    assert typeset(template("#data.name"), {"name": "Yuki"}, FRAME) != first


def test_what_many_want_at_once_is_set_once(template):
    compiled.cache_clear()
    slip = template("#data.name")
    with ThreadPoolExecutor(8) as readers:
        made = list(readers.map(lambda _: typeset(slip, {"name": "Erika"}, FRAME), range(16)))

    assert len(set(made)) == 1
    assert compiled.cache_info().misses == 1


@pytest.mark.parametrize(
    "file", ["/../pyproject.toml", "../pyproject.toml", "/etc/passwd", "/../../../etc/passwd"]
)
def test_a_template_reaches_no_file_outside_of_the_package(template, file):
    with pytest.raises(PaperFault, match="escape the project root|file not found"):
        typeset(template(f'#read("{file}")'), {}, FRAME)


def test_a_fault_says_where(template):
    with pytest.raises(PaperFault, match=r"^slip.typ: error: unknown variable: nonsense\n.*typ:4"):
        typeset(template("#nonsense"), {}, FRAME)


def test_data_that_are_missing_are_a_fault(template):
    with pytest.raises(PaperFault, match="does not contain key"):
        typeset(template("#data.name"), {}, FRAME)


@pytest.mark.parametrize("style", ["", "weight: 600", "weight: 700", 'style: "italic"'])
def test_every_character_that_may_be_printed_has_a_shape(template, style):
    body = f"#set text({style})\n#for char in data.chars [#char ]"

    assert typeset(template(body), {"chars": DRAWABLE}, FRAME)


@given(name=st.text() | st.text(DRAWABLE))
def test_no_name_keeps_a_document_from_being_made(tmp_path_factory, name):
    slip = tmp_path_factory.mktemp("slip") / "slip.typ"
    slip.write_text('#import "/lib/papers/house.typ": *\n#show: paper\n#data.name')

    assert typeset(slip, {"name": name}, FRAME)


@pytest.mark.parametrize("file", [*ROOT.rglob("*.typ")], ids=lambda file: file.name)
def test_a_document_of_ours_takes_nothing_from_elsewhere_and_runs_no_text(file):
    code = re.sub(r"//.*", "", file.read_text())

    assert re.findall(r'\b(?:import|include)\b(?! "/)', code) == []
    assert re.findall(r"\b(?:eval|plugin|read)\b", code) == []
