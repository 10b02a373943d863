import re

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.hours.models import Calendar, default_calendar
from tresen.house.models import Mailbox
from tresen.tickets.models import Kind, Ticket
from tresen.tickets.said import NewTicket, Said

URL = "/desk/house/calendars/"


def filled_in(page):
    """The form as the page shows it, as a browser would send it."""
    draft = page.context["draft"]
    forms = [draft.form, draft.read, page.context["trying"]]
    for rows in (draft.own_days, draft.freezes):
        forms += [rows.management_form, *rows]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


@pytest.fixture
def standard(house):
    return default_calendar()


@pytest.fixture
def form(as_ada, standard):
    return filled_in(as_ada.get(f"{URL}{standard.pk}/"))


@pytest.fixture
def look(as_ada, standard):
    """What the page says about a form before it is saved."""
    return lambda form: as_ada.post(f"{URL}{standard.pk}/preview/", form)


@pytest.fixture
def save(as_ada, standard, look):
    """Both steps: look at what would follow, then save it."""

    def save(form):
        mark = look(form).context["draft"].mark
        return as_ada.post(f"{URL}{standard.pk}/", {**form, "checked": mark})

    return save


@pytest.fixture
def just_opened(bashir, nordlicht):
    new = NewTicket("Eilt", Said("Bitte bald.", origin="portal"), customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


HALF_AN_HOUR_A_DAY = {f"day{day}": "00:00-00:30" for day in range(7)}
FRIDAY = {"day4": "9:00–12:00, 13:00-15:30"}
FREEZE = {
    "freeze-0-first": "20.12.",
    "freeze-0-last": "06.01.",
    "freeze-0-name": "Betriebsruhe",
    "freeze-0-means": "closed",
}


def test_saving_what_was_looked_at_is_a_new_version(save, form, standard, ada):
    assert save({**form, **FRIDAY, **FREEZE}).status_code == 302

    version = standard.newest()
    assert (version.version, version.created_by) == (2, ada)
    assert version.weekly[4] == [["09:00", "12:00"], ["13:00", "15:30"]]
    assert version.freezes == [
        {"from": "12-20", "until": "01-06", "name": "Betriebsruhe", "means": "closed"}
    ]


def test_saving_the_untouched_form_makes_no_version(save, form, standard):
    assert save(form).status_code == 302
    assert standard.versions.count() == 1


def test_a_calendar_that_nobody_has_filled_in_takes_over_the_hours_of_the_house(as_ada, standard):
    empty = Calendar.objects.create(code="empty", name="Leer")
    form = filled_in(as_ada.get(f"{URL}{empty.pk}/"))
    mark = as_ada.post(f"{URL}{empty.pk}/preview/", form).context["draft"].mark
    as_ada.post(f"{URL}{empty.pk}/", {**form, "checked": mark})

    assert empty.newest().rules() == standard.newest().rules()


def test_looking_writes_nothing(look, form, standard):
    look({**form, **FRIDAY, "name": "Anders"})

    assert standard.versions.count() == 1
    assert Calendar.objects.get(pk=standard.pk).name == standard.name


def test_what_was_not_looked_at_is_not_saved(as_ada, look, form, standard):
    mark = look(form).context["draft"].mark
    answer = as_ada.post(f"{URL}{standard.pk}/", {**form, **FRIDAY, "checked": mark})

    assert answer.status_code == 200
    assert answer.context["preview"] and answer.context["said"]
    assert standard.versions.count() == 1


def test_two_administrators_do_not_overwrite_each_other(save, form, standard):
    save({**form, **FRIDAY})
    answer = save({**form, "day0": "10:00-11:00"})

    assert answer.status_code == 409
    assert f'<a href="{URL}{standard.pk}/">Die neueste Fassung laden</a>' in answer.content.decode()
    assert "preview" not in answer.context
    assert standard.newest().weekly[0] == [["09:00", "18:00"]]


def test_own_days_are_read_as_people_write_them(save, form, standard):
    days = {
        "own-0-spans": "09:00-12:00",
        "own-1-day": "",
        "own-1-name": "",
        "own-2-day": "15.5.2026",
        "own-2-name": "Betriebsfest",
    }
    save({**form, **days})

    assert standard.newest().own_days == {
        "12-24": {"name": "Heiligabend", "spans": [["09:00", "12:00"]]},
        "2026-05-15": {"name": "Betriebsfest", "spans": []},
    }


NONSENSE = [
    ("day0", "9 bis 18"),
    ("day0", "18:00-09:00"),
    ("day0", "09:00-25:00"),
    ("day0", "09:00"),
    ("timezone", "Europa/Köln"),
    ("timezone", "../etc/passwd"),
    ("region", "DE-XX"),
    ("own-0-day", "Weihnachten"),
    ("own-0-day", "40.13."),
    ("own-0-name", ""),
    ("freeze-0-name", "Nur ein Name"),
    ("own-TOTAL_FORMS", "viele"),
    ("name", ""),
    ("since", ""),
]


def test_nonsense_is_refused_with_the_form_kept(look, form):
    for field, value in NONSENSE:
        answer = look({**form, "day6": "10:00-11:00", field: value})

        assert answer.status_code == 400, field
        assert answer.context["draft"].form["day6"].value() == "10:00-11:00", field


def test_nonsense_is_not_saved_either(as_ada, form, standard):
    answer = as_ada.post(f"{URL}{standard.pk}/", {**form, "day0": "9 bis 18"})

    assert answer.status_code == 400
    assert standard.versions.count() == 1


ANSWER = '<div class="panel" role="status">'
BACKWARDS = {**FREEZE, "freeze-0-first": "20.12.2026", "freeze-0-last": "06.01.2026"}
TWO_FREEZES = {
    **FREEZE,
    "freeze-TOTAL_FORMS": "2",
    "freeze-1-first": "01.12.2026",
    "freeze-1-last": "20.12.2026",
    "freeze-1-name": "Keine neuen Projekte",
    "freeze-1-means": "told",
}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"timezone": "Europa/Köln"}, "timezone"),
        (BACKWARDS, "freeze-0-last"),
        ({"own-2-day": "24.12.", "own-2-name": "Noch einmal"}, "own-2-day"),
        (TWO_FREEZES, "freeze-1-first"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(look, form, wrong, field):
    answer = look({**form, **wrong})
    (marked,) = re.findall(r'<input[^>]*aria-invalid="true"[^>]*>', answer.content.decode())

    assert answer.status_code == 400
    assert f'id="id_{field}"' in marked and f"id_{field}_error" in marked


def test_freezes_that_mean_the_same_may_overlap(look, form):
    assert look({**form, **TWO_FREEZES, "freeze-1-means": "closed"}).status_code == 200


def test_the_preview_names_the_deadlines_that_would_move(look, form, just_opened):
    preview = look({**form, **HALF_AN_HOUR_A_DAY}).context["preview"]
    (move,) = preview.moves

    assert (move.ticket, move.before, preview.more) == (just_opened, just_opened.due_at, 0)
    assert move.after != move.before


def test_the_preview_names_the_special_days_to_come(look, form):
    told = {**FREEZE, "freeze-0-means": "told"}
    lines = look({**form, **told}).context["preview"].special_days

    assert {"Heiligabend", "Neujahr", "Betriebsruhe", "Fronleichnam"} <= {
        each.name for each in lines
    }


def test_days_in_a_row_are_one_line(look, form):
    lines = look({**form, **FREEZE}).context["preview"].special_days
    (rest,) = [line for line in lines if line.name == "Betriebsruhe"]

    assert (rest.last - rest.first).days == 17


def test_unsaved_hours_can_be_tried_out(look, form):
    try_it = {"try-moment": "2026-12-18T17:00", "try-promise": "2 h"}
    tried = look({**form, **FREEZE, **try_it}).context["tried"]

    assert "7. Januar 2027" in tried.due
    assert [leg.counted for leg in tried.way] == [True, False, False, True]


@pytest.mark.parametrize(
    ("moment", "note"),
    [
        ("2026-03-29T02:30", "Zeit entfällt, und 03:00 MESZ wurde genommen"),
        ("2026-10-25T02:30", "kommt zweimal, und 02:30 MESZ wurde genommen"),
        ("2026-10-25T03:30", ""),
        ("2026-10-25T02:30+01:00", ""),
    ],
)
def test_a_time_in_the_night_of_the_change_is_told(look, form, moment, note):
    tried = look({**form, "try-moment": moment}).context["tried"]

    assert note in tried.note and bool(note) == bool(tried.note)


def test_a_wrong_moment_to_try_is_marked_and_the_rest_is_told(look, form):
    answer = look({**form, **FREEZE, "try-moment": "bald"})

    assert (answer.status_code, answer.context["tried"]) == (400, None)
    assert answer.context["trying"].errors and answer.context["preview"].special_days


def test_the_answer_of_a_try_stands_below_its_own_button(look, form):
    page = look(form).content.decode()
    above, button, below = page.partition('preview/#try">')

    assert button and ANSWER in below and ANSWER not in above


def test_saved_hours_can_be_tried_out_too(as_ada, standard):
    asked = {"try-calendar": standard.pk, "try-moment": "2026-03-06T17:50", "try-promise": "4h"}
    tried = as_ada.get(URL, asked).context["tried"]

    assert "9. März 2026" in tried.due
    assert [leg.counted for leg in tried.way] == [True, False, True]


@pytest.mark.parametrize("moment", ["", "bald", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_moment_that_is_none_is_told(as_ada, standard, moment):
    asked = {"try-calendar": standard.pk, "try-moment": moment, "try-promise": "4h"}

    assert as_ada.get(URL, asked).status_code == 400


def test_a_promise_that_no_day_can_keep_says_so(look, form):
    hour_a_week = {f"day{day}": "" for day in range(1, 7)} | {"day0": "9-10"}
    tried = look({**form, **hour_a_week, "try-promise": "100 h"}).context["tried"]

    assert (tried.due, tried.way) == ("", [])


ALL_YEAR = {**FREEZE, "freeze-0-first": "01.01.", "freeze-0-last": "31.12."}


@pytest.mark.parametrize(
    "hours",
    [
        {f"day{day}": "" for day in range(7)},
        {f"day{day}": "" for day in range(1, 7)} | {"day0": "9:00-9:01"},
        ALL_YEAR,
    ],
)
def test_hours_in_which_nobody_could_answer_are_refused(save, as_ada, form, standard, hours):
    answer = as_ada.post(f"{URL}{standard.pk}/", {**form, **hours})

    assert answer.status_code == 400
    assert "Ohne Servicezeit kann niemand antworten" in answer.content.decode()
    assert standard.versions.count() == 1


def test_a_new_calendar_can_be_chosen_by_a_mailbox(as_ada):
    form = {**filled_in(as_ada.get(f"{URL}new/")), "name": "Späte Schicht", "day0": "14:00-22:00"}
    mark = as_ada.post(f"{URL}new/preview/", form).context["draft"].mark
    as_ada.post(f"{URL}new/", {**form, "checked": mark})

    late = Calendar.objects.get(name="Späte Schicht")
    assert (late.code, late.newest().weekly[0]) == ("spate-schicht", [["14:00", "22:00"]])
    main = Mailbox.objects.main()
    mailbox = {"address": main.address, "name": "x", "language": "de", "default_kind": "bug"}
    as_ada.post(f"/desk/house/mailboxes/{main.pk}/", {**mailbox, "calendar": late.pk})
    assert Mailbox.objects.main().calendar == late


def test_two_calendars_of_one_name_have_different_codes(as_ada):
    for _ in range(2):
        form = {**filled_in(as_ada.get(f"{URL}new/")), "name": "Standard"}
        mark = as_ada.post(f"{URL}new/preview/", form).context["draft"].mark
        as_ada.post(f"{URL}new/", {**form, "checked": mark})

    assert set(Calendar.objects.filter(name="Standard").values_list("code", flat=True)) == {
        "standard-2",
        "standard-3",
    }


def test_the_list_says_what_goes_by_which_calendar(as_ada):
    rows = {calendar.code: used for calendar, _v, _w, used in as_ada.get(URL).context["rows"]}

    assert "support@tresen.example" in rows["standard"]
    assert any(str(Kind.EMERGENCY.label) in str(use) for use in rows["around-the-clock"])


def test_the_list_costs_the_same_for_many_calendars(as_ada, django_assert_max_num_queries, ada):
    for number in range(5):
        Calendar.objects.create(code=f"c{number}", name="C").revise(by=ada, at=berlin("mon"))

    with django_assert_max_num_queries(14):
        list(as_ada.get(URL).context["rows"])


def test_versions_are_told_with_what_they_changed(as_ada, save, form, standard):
    save({**form, **FRIDAY})
    text = as_ada.get(f"{URL}{standard.pk}/").content.decode()

    assert "09:00–18:00 → 09:00–12:00, 13:00–15:30" in text


def test_a_new_name_is_told_among_the_changes_of_the_house(as_ada, save, form, standard):
    save({**form, "name": "Unsere Zeiten"})

    assert Calendar.objects.get(pk=standard.pk).name == "Unsere Zeiten"
    (_at, _by, what), *_others = as_ada.get("/desk/house/").context["changes"]
    assert what == ["Servicezeiten: Unsere Zeiten, vorher Servicezeiten"]
