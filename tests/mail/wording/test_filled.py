"""A text with its variables filled in: total, literal, in one go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.wording.filled import filled

KNOWN = {"name": "Bashir", "due": "morgen", "phone": "", "links": "- a\n- b"}

FILLED = [
    ("Hallo {name}!", "Hallo Bashir!"),
    ("Bis {due}.\nRuf {phone} an.\nGruß", "Bis morgen.\nGruß"),
    ("Eins\n\nRuf {phone} an.\n\nZwei", "Eins\n\nZwei"),
    ("{phone} {due}", ""),
    ("Hallo {phone},\n| Hallo,", "Hallo,"),
    ("Hallo {name},\n| Hallo,", "Hallo Bashir,"),
    ("{phone}\n| {phone}\n| {due}\n| sonst", "morgen"),
    ("{name}\n| {due}\n| sonst", "Bashir"),
    ("- {phone}\n| - niemand", "- niemand"),
    ("So geht es:\n{phone}\n\nEnde", "Ende"),
    ("So geht es:\n- {phone}\n- {due}", "So geht es:\n- morgen"),
    ("So geht es:\n{links}", "So geht es:\n- a\n- b"),
    ("{name} fragt:\n\n{phone}", "Bashir fragt:"),
    ("Wege:\n{phone}\n| keine", "Wege:\nkeine"),
    ("{nobody} {Name} {0.__class__} {{7*7}} {", "{nobody} {Name} {0.__class__} {{7*7}} {"),
    ("\n\n{name}\n\n\n\n{due}\n", "Bashir\n\nmorgen"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "said"), FILLED)
def test_the_rules(text, said):
    assert filled(text, KNOWN) == said


HOSTILE = ["{due}", "{words}", "{{7*7}}", "{% load x %}", "${due}", "#{due}", "%(due)s", r"\1\g<0>"]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_value_contains_is_never_read_again(value):
    assert filled("Zu {name}: {due}", {**KNOWN, "name": value}) == f"Zu {value}: morgen"


names = st.sampled_from([*KNOWN, "nobody", "Name"])
pieces = st.one_of(st.text(), names.map("{{{}}}".format), st.sampled_from(["| ", ":", "\n", "- "]))
texts = st.lists(pieces).map("".join)
values = st.dictionaries(names, st.text())


@given(texts, values)
def test_every_text_can_be_filled_and_nothing_is_made_up(text, given_values):
    said = filled(text, given_values)

    assert len(said) <= len(text) + text.count("{") * max(
        map(len, given_values.values()), default=0
    )


@given(st.text(alphabet=st.characters(exclude_characters="|:{}\n")).filter(str.strip))
def test_a_line_without_variables_stays_as_it_is(line):
    assert filled(line, {}) == line


KILLERS = ["{" * 20_000, "{a" * 10_000, "{a}\n" * 10_000, "a:\n" * 10_000, "| {a}\n" * 10_000]


@pytest.mark.parametrize("text", KILLERS)
def test_no_text_keeps_us_busy(text):
    assert isinstance(filled(text, {"a": ""}), str)
