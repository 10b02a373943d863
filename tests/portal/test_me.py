import pytest

from tresen.people.models import Person
from tresen.portal.me import zones

DETAILS = {"name": "Bashir  A.\tNordmann", "language": "en", "timezone": "Europe/Lisbon"}


def test_keeps_name_language_and_time_zone(as_bashir, bashir):
    as_bashir.post("/me/", DETAILS)
    kept = Person.objects.get(pk=bashir.pk)

    assert (kept.name, kept.language, kept.timezone) == (
        "Bashir A. Nordmann",
        "en",
        "Europe/Lisbon",
    )


def test_this_browser_follows_the_language(as_bashir):
    as_bashir.post("/me/", {**DETAILS, "language": "de"})

    assert '<html lang="de">' in as_bashir.get("/me/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"language": "fr"}, {"timezone": "Europe/Atlantis"}]
)
def test_refuses_what_cannot_be(as_bashir, bashir, wrong):
    assert as_bashir.post("/me/", {**DETAILS, **wrong}).status_code == 400
    assert Person.objects.get(pk=bashir.pk).timezone == "Europe/Berlin"


def test_reading_changes_nothing(as_bashir, bashir):
    assert as_bashir.get("/me/").status_code == 200
    assert Person.objects.get(pk=bashir.pk).name == bashir.name


def test_every_persons_default_zone_is_on_offer():
    assert ("Europe/Berlin", "Europe/Berlin") in zones()
