import uuid

import pytest

from tests.cast import berlin
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person, Staff

URL = "/desk/house/staff/new/"


@pytest.fixture
def form():
    return {
        "name": "Nele Neu",
        "email": "nele@tresen.example",
        "role": "agent",
        "once": str(uuid.uuid4()),
    }


def test_a_colleague_is_invited(as_ada, form):
    as_ada.post(URL, form)

    person = Person.objects.speaking_from("nele@tresen.example")
    assert person.staff.role == Staff.Role.AGENT
    assert not person.login.has_usable_password()
    assert OutgoingMail.objects.get().kind == "invitation"


def test_a_second_click_invites_once(as_ada, form):
    as_ada.post(URL, form)
    as_ada.post(URL, form)

    assert OutgoingMail.objects.count() == 1


def test_a_contact_does_not_become_staff_by_a_form(as_ada, form, erika):
    response = as_ada.post(URL, {**form, "email": "Erika@ondemand.example"})

    assert response.status_code == 400
    assert not erika.is_staff


def test_agents_invite_nobody(as_kim, form):
    assert as_kim.post(URL, form).status_code == 404
    assert Person.objects.speaking_from("nele@tresen.example") is None


def test_everybody_at_work_is_listed(as_ada, kim):
    assert "Kim Berger" in as_ada.get("/desk/house/staff/").content.decode()


def test_role_and_name_are_changed(as_ada, kim):
    as_ada.post(f"/desk/house/staff/{kim.staff.pk}/", {"name": "Kim Neu", "role": "lead"})

    staff = Staff.objects.select_related("person").get(person=kim)
    assert (staff.person.name, staff.role) == ("Kim Neu", "lead")


def test_the_last_administrator_cannot_step_down(as_ada, ada):
    place = {"name": "Ada", "role": "agent"}
    response = as_ada.post(f"/desk/house/staff/{ada.staff.pk}/", place)

    assert response.status_code == 400
    assert as_ada.get("/desk/house/").status_code == 200


def test_the_last_administrator_cannot_leave(as_ada, ada):
    response = as_ada.post(f"/desk/house/staff/{ada.staff.pk}/leaving/", follow=True)

    assert response.context["messages"]
    assert Staff.objects.get(person=ada).left_at is None


def test_a_live_session_of_who_has_left_is_over(as_kim, kim, ada):
    kim.staff.leave(by=ada, at=berlin("mon"))

    assert as_kim.get("/desk/")["Location"].startswith("/account/login/")


def test_leaving_and_returning(as_ada, kim):
    as_ada.post(f"/desk/house/staff/{kim.staff.pk}/leaving/")
    left = Staff.objects.get(person=kim).left_at
    as_ada.post(f"/desk/house/staff/{kim.staff.pk}/return/")

    assert left
    assert Staff.objects.get(person=kim).left_at is None
