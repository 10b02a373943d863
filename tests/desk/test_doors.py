"""Every address of the staff's side: staff enter, contacts find nothing, nobody else gets in."""

import uuid

import pytest
from django.urls import reverse

from tresen.desk.urls import urlpatterns

FITTING = {"pk": 1, "number": "10231", "shown_id": None, "level": "business", "kind": "fault"}
ADMINISTRATORS = {"house", "staff", "new_staff", "colleague"}
ADMINISTRATORS |= {"mailboxes", "new_mailbox", "mailbox"}
ADMINISTRATORS |= {"calendars", "new_calendar", "calendar"}
ADMINISTRATORS |= {"targets", "new_target", "target", "steps", "teams", "new_team", "team"}
ADMINISTRATORS |= {"new_agreement_target", "agreement_target"}
LEADS = {"lead", "reactions", "reactions_csv", "reaction_tickets"}
NAMES = [pattern.name for pattern in urlpatterns]


@pytest.fixture
def address(shop_is_down):
    def address(name):
        pattern = next(pattern for pattern in urlpatterns if pattern.name == name)
        wanted = {key: FITTING[key] for key in pattern.pattern.converters}
        if "shown_id" in wanted:
            wanted["shown_id"] = shop_is_down.shown_id
        if name == "attachment":
            wanted["pk"] = uuid.uuid4()
        return reverse(f"desk:{name}", kwargs=wanted)

    return address


@pytest.mark.parametrize("name", NAMES)
def test_contacts_find_nothing_here(as_bashir, address, name):
    read, written = as_bashir.get(address(name)), as_bashir.post(address(name))

    assert {read.status_code, written.status_code} <= {404, 405}


@pytest.mark.parametrize("name", NAMES)
def test_nobody_enters_without_signing_in(client, address, name):
    response = client.get(address(name))

    assert response.status_code in (302, 405)
    assert response.get("Location", "/account/login/").startswith("/account/login/")


@pytest.mark.parametrize("name", sorted(ADMINISTRATORS | LEADS))
def test_the_house_is_for_administrators_and_its_figures_are_for_leads(as_kim, address, name):
    assert as_kim.get(address(name)).status_code == 404


@pytest.mark.parametrize("name", ["leaving", "staff_return"])
def test_only_administrators_let_colleagues_go(as_kim, address, name):
    assert as_kim.post(address(name)).status_code == 404


@pytest.mark.parametrize("name", sorted(set(NAMES) - ADMINISTRATORS - LEADS))
def test_staff_enter(as_kim, address, name):
    rows_that_do_not_exist = {"incoming", "outgoing", "attachment", "contact", "caller"}
    expected = {200, 302, 405}
    if name.rpartition("_")[2] in ("mail", "html", "letter") or name in rows_that_do_not_exist:
        expected = {200, 404, 405}

    assert as_kim.get(address(name)).status_code in expected


def test_who_has_left_finds_nothing(as_kim, kim, shop_is_down):
    kim.staff.left_at = shop_is_down.opened_at
    kim.staff.save()

    assert as_kim.get("/desk/").status_code == 404
