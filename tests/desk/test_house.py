import pytest
from django.db import DatabaseError, transaction

from tests.cast import berlin
from tresen.house.models import Amendment, Provider

URL = "/desk/house/"


@pytest.fixture
def form(as_ada):
    """The form as the page shows it, untouched."""
    context = as_ada.get(URL).context
    return {field.html_name: field.value() or "" for field in context["promise"]}


def test_saving_the_untouched_form_changes_nothing(as_ada, form):
    before = Provider.current()
    response = as_ada.post(URL, form)

    after = Provider.current()
    assert response.status_code == 302
    assert (after.reaction_seconds, after.reminder_days) == (
        before.reaction_seconds,
        before.reminder_days,
    )


def test_the_promise_is_changed(as_ada, form):
    as_ada.post(URL, {**form, "name": "Haus", "reaction_hours": "2.5", "reminders": "1 3, 8"})

    house = Provider.current()
    assert (house.name, house.reaction_seconds, house.reminder_days) == ("Haus", 9000, [1, 3, 8])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reminders", "5, 2"),
        ("reminders", "-1"),
        ("reminders", "bald"),
        ("reaction_hours", "0"),
        ("sales_email", "niemand"),
        ("trusted_authserv_ids", "mx.example.org; dmarc=pass"),
        ("trusted_authserv_ids", "mx..example.org"),
        ("trusted_authserv_ids", "x" * 1001),
        ("name", ""),
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(as_ada, form, field, value):
    response = as_ada.post(URL, {**form, "phone": "0800", field: value})

    assert response.status_code == 400
    assert Provider.current().phone != "0800"


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


def test_showing_everybody_how_soon_we_answer_is_a_choice(as_ada, form):
    as_ada.post(URL, {**form, "publishes_reactions": "on"})
    assert Provider.current().publishes_reactions
    as_ada.post(URL, form)

    assert not Provider.current().publishes_reactions
    assert Amendment.objects.first().changes == {"publishes_reactions": [True, False]}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("MX.Example.org", ["mx.example.org"]),
        ("mx.example.org, mx2.example.org mx.example.org.", ["mx.example.org", "mx2.example.org"]),
        ("mx.bücher.example", ["mx.xn--bcher-kva.example"]),
        (" , ", []),
    ],
)
def test_mail_servers_are_kept_in_one_spelling(as_ada, form, typed, kept):
    as_ada.post(URL, {**form, "trusted_authserv_ids": typed})

    assert Provider.current().trusted_authserv_ids == kept


def test_who_is_trusted_leaves_a_trace_and_is_shown(as_ada, form):
    as_ada.post(URL, {**form, "trusted_authserv_ids": "mx1.example.org mx2.example.org"})

    assert Amendment.objects.get().changes == {
        "trusted_authserv_ids": [[], ["mx1.example.org", "mx2.example.org"]]
    }
    assert 'value="mx1.example.org, mx2.example.org"' in as_ada.get(URL).content.decode()


def test_german_letters_say_du_from_now_on_and_that_leaves_a_trace(as_ada, form):
    assert form["address_form"] == "sie"
    as_ada.post(URL, {**form, "address_form": "du"})

    assert Provider.current().address_form == "du"
    assert Amendment.objects.get().changes == {"address_form": ["sie", "du"]}
    assert as_ada.get(URL).context["changes"][0][2] == ["Deutsche Mails sagen: Du, vorher Sie"]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("phone", "", "Telefon: –, vorher 02836 1"),
        ("publishes_reactions", "on", "Allen zeigen, wie schnell wir antworten: ja, vorher nein"),
        ("reminders", "3", "Erinnerungen: 3, vorher 2, 5"),
        (
            "trusted_authserv_ids",
            "mx.example.org",
            "Mailserver, deren Prüfung der Absenderadresse wir vertrauen: mx.example.org, vorher –",
        ),
    ],
)
def test_what_changed_is_told_with_what_it_was_before(as_ada, form, field, typed, told):
    Provider.objects.update(phone="02836 1")
    as_ada.post(URL, {**form, "phone": "02836 1", field: typed})

    assert as_ada.get(URL).context["changes"][0][2] == [told]


def test_there_are_two_ways_to_address_people(as_ada, form):
    assert as_ada.post(URL, {**form, "address_form": "ihr"}).status_code == 400
