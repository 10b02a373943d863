import pytest
from django.db import DatabaseError, transaction

from tests.cast import berlin
from tresen.people.models import Staff, Token, Trace
from tresen.people.staff import LastAdministrator

MONDAY = berlin("mon")


def test_who_leaves_has_no_key_any_more(kim, ada):
    secret = Token.objects.issue(kim)
    kim.staff.leave(by=ada, at=MONDAY)

    assert not kim.is_staff
    assert not kim.login.is_active
    assert Token.objects.behind(secret) is None


def test_leaving_twice_is_told_once(kim, ada):
    kim.staff.leave(by=ada, at=MONDAY)
    kim.staff.leave(by=ada, at=berlin("tue"))

    trace = kim.traces.get()
    assert (trace.code, trace.by, trace.at) == ("staff_left", ada, MONDAY)


def test_who_comes_back_signs_in_and_needs_new_tokens(kim, ada):
    secret = Token.objects.issue(kim)
    kim.staff.leave(by=ada, at=MONDAY)
    kim.staff.come_back(by=ada, at=berlin("tue"))

    assert kim.is_staff and kim.login.is_active
    assert Token.objects.behind(secret) is None


def test_another_role_leaves_a_trace(kim, ada):
    kim.staff.appoint(role=Staff.Role.LEAD, team=None, by=ada, at=MONDAY)

    assert Staff.objects.get(person=kim).role == "lead"
    facts = kim.traces.get().facts
    assert (facts["role"], facts["former"]) == ("lead", "agent")


def test_the_last_administrator_stays(ada):
    with pytest.raises(LastAdministrator):
        ada.staff.leave(by=ada, at=MONDAY)
    with pytest.raises(LastAdministrator):
        ada.staff.appoint(role=Staff.Role.AGENT, team=None, by=ada, at=MONDAY)


def test_one_of_two_administrators_may_go(ada, lea):
    lea.staff.appoint(role=Staff.Role.ADMINISTRATOR, team=None, by=ada, at=MONDAY)
    ada.staff.leave(by=lea, at=MONDAY)

    assert not ada.is_staff


@pytest.mark.parametrize("change", ["delete", "update"])
def test_a_trace_stays_as_it_is(kim, ada, change):
    kim.staff.leave(by=ada, at=MONDAY)
    traces = Trace.objects.all()
    act = {"delete": traces._raw_delete, "update": lambda using: traces.update(by=kim)}[change]

    with pytest.raises(DatabaseError), transaction.atomic():
        act(using="default")
