import pytest
from django.db import DatabaseError, transaction

from tests.cast import berlin
from tresen.hours.models import default_calendar
from tresen.house.models import Amendment, Provider

URL = "/desk/house/"


@pytest.fixture
def form(as_ada):
    """The form as the page shows it, untouched."""
    context = as_ada.get(URL).context
    fields = [*context["promise"], *context["hours"]]
    return {field.html_name: field.value() or "" for field in fields}


def test_saving_the_untouched_form_changes_nothing(as_ada, form):
    before, versions = Provider.current(), default_calendar().versions.count()
    response = as_ada.post(URL, form)

    after = Provider.current()
    assert response.status_code == 302
    assert (after.reaction_seconds, after.reminder_days) == (
        before.reaction_seconds,
        before.reminder_days,
    )
    assert default_calendar().versions.count() == versions


def test_the_promise_is_changed(as_ada, form):
    as_ada.post(URL, {**form, "name": "Haus", "reaction_hours": "2.5", "reminders": "1 3, 8"})

    house = Provider.current()
    assert (house.name, house.reaction_seconds, house.reminder_days) == ("Haus", 9000, [1, 3, 8])


def test_new_hours_are_a_new_version(as_ada, ada, form):
    days = "12-24 Heiligabend 09:00-12:00\n2026-05-15 Betriebsfest"
    as_ada.post(URL, {**form, "day4": "09:00-12:00, 13:00-15:30", "own_days": days})

    version = default_calendar().newest()
    assert version.created_by == ada
    assert version.weekly[4] == [["09:00", "12:00"], ["13:00", "15:30"]]
    assert version.own_days["12-24"] == {"name": "Heiligabend", "spans": [["09:00", "12:00"]]}
    assert version.own_days["2026-05-15"] == {"name": "Betriebsfest", "spans": []}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day0", "9 bis 18"),
        ("day0", "18:00-09:00"),
        ("day0", "09:00-25:00"),
        ("day0", "09:00"),
        ("timezone", "Europa/Köln"),
        ("country", "XX"),
        ("subdivision", "ZZ"),
        ("own_days", "Weihnachten"),
        ("own_days", "13-40 Nie"),
        ("own_days", "12-24"),
        ("reminders", "5, 2"),
        ("reminders", "-1"),
        ("reminders", "bald"),
        ("reaction_hours", "0"),
        ("sales_email", "niemand"),
        ("name", ""),
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(as_ada, form, field, value):
    response = as_ada.post(URL, {**form, "phone": "0800", field: value})

    assert response.status_code == 400
    assert Provider.current().phone != "0800"
    assert default_calendar().versions.count() == 1


def test_reminders_may_be_left_out(as_ada, form):
    as_ada.post(URL, {**form, "reminders": ""})

    assert Provider.current().reminder_days == []


def test_a_changed_promise_is_told_with_its_author(as_ada, ada, form):
    as_ada.post(URL, {**form, "reaction_hours": "2"})
    as_ada.post(URL, {**form, "reaction_hours": "2"})

    amendment = Amendment.objects.get()
    assert (amendment.by, amendment.changes) == (ada, {"reaction_seconds": [14400, 7200]})
    assert [by for _at, by, _what in as_ada.get(URL).context["changes"]] == [ada]


def test_an_amendment_stays_as_it_is(ada):
    Provider.amend(by=ada, at=berlin("mon"), phone="0800 1")

    with pytest.raises(DatabaseError), transaction.atomic():
        Amendment.objects.update(by=ada)
    with pytest.raises(DatabaseError), transaction.atomic():
        Amendment.objects.all().delete()
