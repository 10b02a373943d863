"""docs/mail.md names every text, what may stand in it, and what has to stay."""

from pathlib import Path

import pytest
from django.utils import translation

from tresen.mail.wording.text_kinds import TEXTS
from tresen.mail.wording.variables import VARIABLES

PAGE = Path(__file__).parents[2].joinpath("docs/mail.md").read_text()


def named(name, text):
    return f"**`{{{name}}}`**" if name in text.needs else f"`{{{name}}}`"


@pytest.mark.parametrize("kind", TEXTS)
def test_every_text_is_there_with_its_variables(kind):
    text = TEXTS[kind]
    with translation.override("en"):
        line = f"| {text.label} | {', '.join(named(name, text) for name in text.variables)} |"

    assert line in PAGE.splitlines()


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable_is_explained(name):
    with translation.override("en"):
        line = f"| `{{{name}}}` | {VARIABLES[name].means} |"

    assert line in PAGE.splitlines()
