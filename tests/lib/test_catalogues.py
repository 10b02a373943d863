import gettext
import os

import pytest

from tresen.lib.catalogues import compile_all

HELLO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello"
msgstr "Grüß Gott"

msgid "one ticket"
msgid_plural "%(n)s tickets"
msgstr[0] "ein Ticket"
msgstr[1] "%(n)s Tickets"
"""


@pytest.fixture
def catalogue(tmp_path):
    text = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text(HELLO)
    return text


def test_a_compiled_catalogue_speaks_german(tmp_path, catalogue):
    compile_all(tmp_path)
    german = gettext.translation("django", tmp_path, ["de"])

    assert german.gettext("Hello") == "Grüß Gott"
    assert german.ngettext("one ticket", "%(n)s tickets", 2) == "%(n)s Tickets"


def test_what_is_fresh_is_left_alone(tmp_path, catalogue):
    assert compile_all(tmp_path) == [catalogue.with_suffix(".mo")]
    assert compile_all(tmp_path) == []


def test_what_is_older_than_its_text_is_compiled_again(tmp_path, catalogue):
    compile_all(tmp_path)
    os.utime(catalogue.with_suffix(".mo"), (0, 0))

    assert compile_all(tmp_path) == [catalogue.with_suffix(".mo")]
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["django.mo", "django.po"]
