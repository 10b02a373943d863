import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from tresen.house.models import Guide

pytestmark = pytest.mark.django_db
HELP = "https://hilfe.tresen.example"


@pytest.fixture
def guides():
    named = {"Passwort": "passwort, password", "SPF": "SPF,dkim", "Weiterleitung": "weiterleit"}
    return [
        Guide.objects.create(title_de=f"{title} setzen", title_en="How", url=HELP, words=words)
        for title, words in {**named, "Archiv": ""}.items()
    ]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("Bitte DKIM einrichten", ["SPF setzen"]),
        ("Mailweiterleitung und Passwort", ["Passwort setzen", "Weiterleitung setzen"]),
        ("Etwas anderes", ["Passwort setzen", "SPF setzen", "Weiterleitung setzen"]),
    ],
)
def test_those_whose_words_occur_come_alone_or_else_the_first_three(guides, said, titles):
    fitting = Guide.objects.fitting("self_service", said, "")

    assert [guide.title_de for guide in fitting] == titles


def test_of_another_kind_there_are_none(guides):
    assert Guide.objects.fitting("configuration", "Passwort") == []


@pytest.mark.parametrize(("language", "title"), [("de", "Passwort setzen"), ("en", "How")])
def test_it_is_called_by_its_reader_s_language(guides, language, title):
    with translation.override(language):
        assert guides[0].title == title


@pytest.mark.parametrize("url", ["http://hilfe.example", "javascript:alert(1)", "hilfe.example"])
def test_it_leads_to_encrypted_pages_only(url, db):
    with pytest.raises(ValidationError):
        Guide(title_de="So", title_en="So", url=url).full_clean()
    with pytest.raises(IntegrityError):
        Guide.objects.create(title_de="So", title_en="So", url=url)
