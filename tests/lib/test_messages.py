import pytest

from tresen.lib.messages import check, check_variant, update

CODE = """
from django.utils.translation import gettext as _, ngettext_lazy, pgettext

_("Hello %(name)s")
pgettext("verb", "Close")
ngettext_lazy("one ticket", "%(n)s tickets")
_(f"never {glued}")
"""
PAGE = """{% load i18n %}
<main>
    <p title="{% translate "Service hours" %}">{{ _("Open")|upper }}
  {% blocktranslate count n=tickets|length trimmed %}
        {{ n }} letter
      {% plural %}
        {{ n }} letters
  {% endblocktranslate %} ( [ '
</main>
"""
HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
LETTERS = '"%(n)s letter"\nmsgid_plural "%(n)s letters"'


@pytest.fixture
def package(tmp_path):
    (tmp_path / "package" / "templates").mkdir(parents=True)
    (tmp_path / "package" / "verbs.py").write_text(CODE)
    (tmp_path / "package" / "templates" / "page.html").write_text(PAGE)
    return tmp_path / "package"


@pytest.fixture
def po(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(HEADER)
    return path


def test_sentences_of_code_and_pages_are_gathered(po, package):
    assert [complaint for complaint in check(po, package) if "Missing" in complaint] == [
        "Missing: Service hours",
        "Missing: Open",
        "Missing: %(n)s letter",
        "Missing: Hello %(name)s",
        "Missing: Close",
        "Missing: one ticket",
    ]


def test_gathering_is_repeatable_and_names_no_lines(po, package):
    update(po, package)
    first = po.read_text()
    update(po, package)

    assert po.read_text() == first
    assert "verbs.py" not in first and "Date" not in first
    assert f"msgid {LETTERS}" in first and 'msgctxt "verb"' in first


def test_gathered_sentences_still_want_a_translation(po, package):
    update(po, package)

    assert "Not translated: Close" in check(po, package)
    assert len(check(po, package)) == 6


def test_what_nobody_says_any_more_is_dropped(po, package):
    po.write_text(HEADER + '\nmsgid "Gone"\nmsgstr "Fort"\n')
    assert "No longer used: Gone" in check(po, package)

    update(po, package)
    assert "Gone" not in po.read_text()


def test_a_similar_sentence_is_not_guessed(po, package):
    po.write_text(HEADER + '\nmsgid "Service hour"\nmsgstr "Servicezeit"\n')
    update(po, package)

    assert "fuzzy" not in po.read_text() and "Servicezeit" not in po.read_text()


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('msgid "Hello %(name)s"\nmsgstr "Hallo %(nam)s"', "Other placeholders: Hello %(name)s"),
        ('msgid "Hello %(name)s"\nmsgstr "Hallo"', "Other placeholders: Hello %(name)s"),
        ('#, fuzzy\nmsgid "Open"\nmsgstr "Offen"', "Only guessed: Open"),
        ('msgid "Open"\nmsgstr ""', "Not translated: Open"),
        (
            'msgid "one ticket"\nmsgid_plural "%(n)s tickets"\nmsgstr[0] "ein"\nmsgstr[1] ""',
            "Not translated: one ticket",
        ),
    ],
)
def test_a_bad_translation_is_named(po, package, entry, complaint):
    po.write_text(f"{HEADER}\n{entry}\n")

    assert complaint in check(po, package)


def test_a_singular_may_leave_the_number_out(po, package):
    plural = 'msgid_plural "%(n)s tickets"\nmsgstr[0] "ein Ticket"\nmsgstr[1] "%(n)s Tickets"'
    po.write_text(f'{HEADER}\nmsgid "one ticket"\n{plural}\n')

    assert not [complaint for complaint in check(po, package) if "one ticket" in complaint]


def test_a_variant_says_only_what_it_says_otherwise(po, package):
    po.write_text(HEADER + '\nmsgid "Open"\nmsgstr "Mach auf"\n')
    assert check_variant(po, package) == []

    po.write_text(HEADER + '\nmsgid "Gone"\nmsgstr "Fort"\n\nmsgid "Open"\nmsgstr "%s auf"\n')
    assert check_variant(po, package) == ["No longer used: Gone", "Other placeholders: Open"]
