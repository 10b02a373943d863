import csv
import io
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.sheet import as_csv, harmless


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n", "\xa0", "\u3000", "\ufeff", "\u200b"])
def test_no_cell_is_a_formula(before, sign):
    assert harmless(f"{before}{sign}SUM(A1)") == f"'{before}{sign}SUM(A1)"


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", "-", "+49 211 5", "-1+1", "-1,5", "+1e5"])
def test_nothing_else_begins_like_one(cell):
    assert harmless(cell) == f"'{cell}"


def test_a_sentence_to_be_translated_late_is_none():
    assert harmless(gettext_lazy("=1+1")) == "'=1+1"


@pytest.mark.parametrize("number", ["-1", "+1", "-26.00", "0", "+0.5"])
def test_a_number_keeps_its_sign(number):
    assert harmless(number) == number
    assert harmless(Decimal(number)) == Decimal(number)


@pytest.mark.parametrize("cell", ["Nachtwache", "", "a=b", "7 - 3", 7, -7, Decimal("-0.50"), None])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_lines_end_and_cells_are_quoted_as_rfc_4180_wants_it():
    text = as_csv(["name", "net"], [['Übel, "Söhne"', Decimal("26.00")], ["=1", None]])

    assert text == 'name,net\r\n"Übel, ""Söhne""",26.00\r\n\'=1,\r\n'


def test_a_column_is_no_formula_either():
    assert as_csv(["=1"], []) == "'=1\r\n"


@given(st.text() | st.text("'=+-@\t\r\n 1"))
def test_a_reader_who_takes_one_apostrophe_away_has_the_cell_again(cell):
    [[_, read]] = csv.reader(io.StringIO(as_csv(["", cell], []), newline=""))

    assert read.removeprefix("'") == cell
