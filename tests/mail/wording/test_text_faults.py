"""What is wrong with a text is found before it is saved, and said."""

import pytest

from tresen.mail.wording.ours import ours
from tresen.mail.wording.telling import TELL
from tresen.mail.wording.text_faults import faults
from tresen.mail.wording.text_kinds import FORMS, TEXTS
from tresen.mail.wording.variables import VARIABLES

OF_NOTICES = {"notices", "count", "more"}
OPENED = ours("opened", "en")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", TEXTS)
def test_nothing_is_wrong_with_ours(kind, form):
    assert faults(kind, ours(kind, form).subject, ours(kind, form).text) == ()


def test_every_variable_is_explained_and_has_a_value():
    named = {name for text in TEXTS.values() for name in text.variables}

    assert named == set(VARIABLES) == set(TELL) | OF_NOTICES


def test_what_has_to_stay_says_why():
    needed = {name for text in TEXTS.values() for name in text.needs}

    assert [name for name in needed if not VARIABLES[name].promise] == []


def wrong(text, subject=OPENED.subject, kind="opened"):
    return [(fault.code, fault.piece) for fault in faults(kind, subject, text)]


UNKNOWN = ["{dew}", "{Due}", "{due", "due}", "{0.__class__}", "{ due }", "{words}", "{{due}}"]


@pytest.mark.parametrize("piece", UNKNOWN)
def test_a_variable_that_is_none_is_refused(piece):
    assert ("unknown") in dict(wrong(f"{OPENED.text}\n\n{piece}"))


def test_the_refusal_names_it_and_all_that_are_possible():
    (fault,) = faults("farewell", "", "Bye {dew}")

    assert "„{dew}“ ist keine Variable" in str(fault)
    assert "{provider}, {phone}, {sales}" in str(fault)


@pytest.mark.parametrize("name", TEXTS["opened"].needs)
def test_what_a_promise_needs_cannot_be_taken_out(name):
    lines = [line for line in OPENED.text.splitlines() if f"{{{name}}}" not in line]

    assert ("missing", name) in wrong("\n".join(lines))


HIDDEN = [
    "We answer by {due}, or call {phone}.",
    "- {phone}\n| We answer by {due}.",
    "We answer by {due}:\n- {phone}",
    "| We answer by {phone} {due}.",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_nor_can_it_be_made_to_depend_on_something_else(hidden):
    lines = [hidden if "{due}" in line else line for line in OPENED.text.splitlines()]

    assert wrong("\n".join(lines)) == [("missing", "due")]


def test_the_refusal_names_the_promise():
    (fault,) = faults("footer", "", "{provider}")

    assert "{ticket_id}" in str(fault)
    assert str(VARIABLES["ticket_id"].promise) in str(fault)


SUBJECTS = [
    ("", "subject_can_be_empty"),
    ("{subject}", "subject_can_be_empty"),
    ("Re: {due}", "subject_can_be_empty"),
    ("x" * 301, "subject_too_long"),
    ("{subject} {dew}", "unknown"),
]


@pytest.mark.parametrize(("subject", "code"), SUBJECTS)
def test_a_mail_always_has_a_subject(subject, code):
    assert code in dict(wrong(OPENED.text, subject))


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), (" \n", "empty"), ("x" * 10_001, "too_long")]
)
def test_a_text_has_its_bounds(text, code):
    assert code in dict(wrong(text, "", "farewell"))
