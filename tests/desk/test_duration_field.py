import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from tresen.desk.duration_field import LONGEST, DurationField, written

FIELD = DurationField()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    {
        "2 h": 120,
        "2h": 120,
        "90 min": 90,
        "90m": 90,
        "1 h 30 min": 90,
        " 1h  30m ": 90,
        "4 Std.": 240,
        "1 Stunde 5 Minuten": 65,
        "2 hours": 120,
        "1 Min.": 1,
        "200 h": 12000,
    }.items(),
)
def test_lengths_are_typed_as_people_do(typed, minutes):
    assert FIELD.clean(typed) == minutes * 60


@pytest.mark.parametrize(
    "typed",
    ["", "4", "bald", "0 h", "-2 h", "1,5 h", "2 d", "1 d 2 h", "30 min 1 h", "201 h", "2\0h"],
)
def test_what_is_no_length_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        FIELD.clean(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2d", "Tage sind verschieden lang"),
        ("4", "Stunden oder Minuten"),
        ("0 min", "mindestens eine Minute"),
        ("bald", "90 min"),
    ],
)
def test_the_reason_is_told(typed, sentence):
    with pytest.raises(forms.ValidationError, match=sentence):
        FIELD.clean(typed)


@given(st.integers(1, LONGEST // 60))
def test_what_is_shown_can_be_typed(minutes):
    assert FIELD.clean(written(minutes * 60)) == minutes * 60
