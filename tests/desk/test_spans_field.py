import pytest
from django import forms

from tresen.desk.spans_field import SpansField

FIELD = SpansField()


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", []),
        ("09:00-18:00", [["09:00", "18:00"]]),
        ("9-12", [["09:00", "12:00"]]),
        ("9.00-12.00", [["09:00", "12:00"]]),
        ("9:00 – 12:00; 13-24", [["09:00", "12:00"], ["13:00", "24:00"]]),
    ],
)
def test_hours_are_typed_as_people_do(typed, spans):
    assert FIELD.clean(typed) == spans


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("22:00-02:00", "an Mitternacht"),
        ("09:00-12:00, 11:00-13:00", "überschneiden"),
        ("13:00-18:00, 09:00-12:00", "nicht in ihrer Reihenfolge"),
        ("9 bis 18", "09:00-18:00"),
        ("09:00-25:00", "09:00-18:00"),
        ("9-9", "09:00-18:00"),
        ("9-10-11", "09:00-18:00"),
        ("9.5-12", "09:00-18:00"),
    ],
)
def test_what_is_wrong_gets_its_own_sentence(typed, sentence):
    with pytest.raises(forms.ValidationError, match=sentence):
        FIELD.clean(typed)
