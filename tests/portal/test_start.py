import pytest

from tresen.hours.models import default_calendar
from tresen.house.models import Provider


def test_first_page_is_for_everybody_and_has_two_doors(client, house):
    page = client.get("/").content.decode()

    assert 'href="/tickets/new/"' in page
    assert 'href="/tickets/new/?kind=emergency"' in page


def test_first_page_says_the_live_promise(client, house, ada):
    Provider.objects.filter(id=1).update(reaction_seconds=90 * 60)
    hours = [[["08:00", "12:00"]]] * 3 + [[], [["10:00", "16:00"]], [], []]
    default_calendar().revise(weekly=hours, by=ada, at=default_calendar().newest().created_at)
    page = client.get("/").content.decode()

    assert "within 1 hour 30 minutes" in page
    assert "Monday to Wednesday, 08:00–12:00" in page
    assert "Friday, 10:00–16:00" in page
    assert "Thursday" not in page


def test_outage_door_names_the_phone_in_one_piece(client, house):
    page = client.get("/").content.decode()

    assert 'please also call <span class="nowrap">02836 0000-0</span>' in page


def test_first_page_does_not_take_posts(client, house):
    assert client.post("/").status_code == 405


def test_who_signs_in_as_contact_comes_to_their_tickets(as_erika):
    assert as_erika.get("/welcome/").url == "/tickets/"


def test_who_signs_in_as_staff_comes_to_the_desk(as_kim):
    assert as_kim.get("/welcome/").url == "/desk/"


@pytest.mark.parametrize("address", ["/welcome/", "/me/", "/tickets/", "/tickets/new/"])
def test_strangers_are_asked_to_sign_in(client, house, address):
    assert client.get(address).url == f"/account/login/?next={address}"
