"""What one can do oneself: the letter leads to the guides before it asks for money."""

import pytest

from tests.mail.post import mail, receive
from tresen.house.models import Guide, Mailbox
from tresen.people.models import Person

HELP = "https://hilfe.tresen.example"


@pytest.fixture(autouse=True)
def guides(house):
    Mailbox.objects.update(default_kind="self_service")
    for page, words in [("postfach", "postfach"), ("spf", "spf, dkim"), ("archiv", "archiv")]:
        titles = {"title_de": f"Anleitung {page}", "title_en": f"How to {page}"}
        Guide.objects.create(url=f"{HELP}/{page}", words=words, **titles)


def letter(subject):
    asked = mail("bashir@business.example", "Bitte einrichten.", Subject=subject)
    return receive(asked).ticket.letters.get()


@pytest.mark.parametrize(
    ("subject", "pages"),
    [
        ("DKIM für die neue Domain", ["spf"]),
        ("Etwas ganz anderes", ["postfach", "spf", "archiv"]),
    ],
)
def test_it_names_those_that_fit(subject, pages):
    written = letter(subject)
    lines = [line for line in written.text.splitlines() if HELP in line]

    assert lines == [f"- Anleitung {page}: {HELP}/{page}" for page in pages]
    assert all(f'<a href="{HELP}/{page}">' in written.html for page in pages)


def test_they_stand_before_the_link_by_which_to_agree():
    text = letter("SPF").text

    assert text.index(HELP) < text.index("/decisions/")


def test_in_the_reader_s_language(bashir):
    Person.objects.filter(pk=bashir.pk).update(language="en")

    assert f"- How to spf: {HELP}/spf" in letter("SPF").text


def test_what_is_free_needs_none(house):
    Mailbox.objects.update(default_kind="fault")

    assert HELP not in letter("SPF").text
