import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.hours.models import default_calendar
from tresen.tickets.explaining import explain
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said
from tresen.tickets.timeline import StaffTimeline, Timeline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def stage(by_smtp, mailbox_is_full, kim, erika):
    return Stage(mailbox_is_full, kim, erika)


@pytest.fixture
def timeline(stage):
    """The newest turn of a story, as somebody reads it on Monday at this time."""

    def read(story, time="11:00", reader=Timeline):
        stage.play(story)
        return reader(explain(stage.ticket).items[0], berlin("mon", time), "Europe/Berlin")

    return read


def said(timeline):
    return [f"{line.when}: {line.what}" for line in timeline.way]


OPENED = "Mon 2 Mar, 10:00: Erika Mustermann wrote."
STORIES = {
    "": [OPENED, "Mon 2 Mar, 10:00–14:00: 4 h of service time"],
    "10:30 answer, 10:40 deliver": [
        OPENED,
        "Mon 2 Mar, 10:00–10:40: 40 min of service time",
        "Mon 2 Mar, 10:40: Our answer arrived.",
    ],
    "10:30 withdraw": [
        OPENED,
        "Mon 2 Mar, 10:00–10:30: 30 min of service time",
        "Mon 2 Mar, 10:30: The ticket was closed before an answer of ours arrived.",
    ],
    "10:30 answer, 10:40 deliver, 11:00 bounce": [
        OPENED,
        "Mon 2 Mar, 10:00–14:00: 4 h of service time",
        "Mon 2 Mar, 11:00: Our answer came back undelivered: the original deadline counts again.",
    ],
    "10:30 ask, 10:40 deliver": [
        OPENED,
        "Mon 2 Mar, 10:00–10:40: 40 min of service time",
        "Mon 2 Mar, 10:40: Our answer arrived.",
        "Mon 2 Mar, 10:40: We are waiting for your reply.",
    ],
    "10:30 answer, 10:40 deliver, 17:50 reply": [
        "Mon 2 Mar, 17:50: Erika Mustermann wrote.",
        "Mon 2 Mar, 17:50–18:00: 10 min of service time",
        "Mon 2 Mar, 18:00 – Tue 3 Mar, 09:00: night",
        "Tue 3 Mar, 09:00–12:50: 3 h 50 min of service time",
    ],
}


@pytest.mark.parametrize(("story", "lines"), STORIES.items())
def test_a_customer_reads_line_by_line_what_counted_and_what_happened(timeline, story, lines):
    assert said(timeline(story)) == lines


LATE = "14:30 answer, 14:42 deliver"


def test_being_late_is_said_plainly(timeline):
    assert said(timeline(LATE, "15:00"))[2:] == [
        "Mon 2 Mar, 14:00: The promised time was used up.",
        "Mon 2 Mar, 14:42: Our answer arrived, 42 min late.",
    ]


def test_waiting_ends_with_the_reply(stage):
    stage.play("10:30 ask, 10:40 deliver, 12:00 reply")
    first = Timeline(explain(stage.ticket).items[1], berlin("mon", "13:00"), "Europe/Berlin")

    assert said(first)[-1] == "Mon 2 Mar, 10:40–12:00: We waited for your reply."


def test_a_tighter_promise_counts_from_when_it_was_made(stage, kim):
    stage.ticket.sort_as("emergency", by=kim, at=berlin("mon", "10:20"))
    read = Timeline(explain(stage.ticket).items[0], berlin("mon", "10:25"), "Europe/Berlin")

    assert said(read)[1:] == [
        "Mon 2 Mar, 10:00–10:20: still by the earlier promise",
        "Mon 2 Mar, 10:20: The ticket was sorted as “Outage – charged emergency support”: "
        "the deadline moved from Mon 2 Mar, 14:00 to Mon 2 Mar, 10:50.",
        "Mon 2 Mar, 10:20–10:50: 30 min of service time",
    ]


def test_staff_read_who_answered_and_who_was_told(stage, timeline, kim, erika):
    stage.play("10:05 take")
    Ticket.near_all_due(at=berlin("mon", "12:00"))
    stage.ticket.nudge(by=erika, at=berlin("mon", "14:10"))

    inside = "Mon 2 Mar, 12:00: At 50 % of the time these were told: Kim Berger."
    assert said(timeline(LATE, "15:00", StaffTimeline)) == [
        OPENED,
        "Mon 2 Mar, 10:00–14:00: 4 h of service time",
        inside,
        "Mon 2 Mar, 14:00: The promised time was used up.",
        "Mon 2 Mar, 14:10: We were asked where our answer is.",
        "Mon 2 Mar, 14:42: The answer of Kim Berger arrived, 42 min late.",
    ]
    assert inside not in said(timeline("", "15:00"))


TOTALS = {
    ("", "11:00"): "Together 4 h of service time → today at 14:00 at the latest",
    ("10:30 answer, 10:40 deliver", "11:00"): (
        "Together 40 min of service time; 4 h were promised, until today at 14:00"
    ),
    (LATE, "15:00"): "Together 4 h of service time → today at 14:00 at the latest",
}


@pytest.mark.parametrize(("moment", "total"), TOTALS.items())
def test_the_sum_stands_below(timeline, moment, total):
    assert timeline(*moment).total == total


OUTCOMES = {
    ("", "11:20"): ("", "running"),
    ("", "14:12"): ("late", "overdue for 12 min"),
    ("10:30 ask", "11:00"): ("", "waiting"),
    ("10:30 withdraw", "11:00"): ("", "closed before the answer"),
    ("10:30 answer, 10:40 deliver", "11:00"): ("good", "kept"),
    (LATE, "15:00"): ("late", "42 min late"),
}


@pytest.mark.parametrize(("moment", "outcome"), OUTCOMES.items())
def test_each_turn_says_how_it_went(timeline, moment, outcome):
    read = timeline(*moment)

    assert (read.tone, read.outcome_in_words) == outcome


def test_a_running_clock_says_what_is_left(timeline):
    assert (
        timeline("", "11:20").so_far == "By now 1 h 20 min of it are used up, 2 h 40 min are left."
    )
    assert timeline("10:30 withdraw").so_far == ""


def test_who_opened_for_a_customer_is_not_named(shop_is_down, kim):
    shop_is_down.messages.update(side="staff", author=kim)
    read = Timeline(explain(shop_is_down).items[0], berlin("mon"), "Europe/Berlin")

    assert said(read)[0] == "Mon 2 Mar, 10:00: We opened the ticket."


def test_real_time_is_called_so(timeline, ada):
    default_calendar().revise(by=ada, at=berlin("mon"), weekly=[[]] * 7)

    read = timeline("10:30 answer, 10:40 deliver, 17:50 reply", "18:00")
    assert said(read)[1] == "Mon 2 Mar, 17:50–21:50: 4 h of real time"
    assert read.rule.endswith("No service hours were to be found, so every hour counts.")


def test_a_reader_elsewhere_reads_the_times_of_home(stage):
    read = Timeline(explain(stage.ticket).items[0], berlin("mon"), "Europe/Lisbon")

    assert said(read)[1] == "Mon 2 Mar, 09:00–13:00: 4 h of service time"


def test_a_message_in_the_night_comes_before_the_night(stage, erika):
    at = berlin("mon", "20:00").replace(microsecond=250)
    stage.play("10:30 answer, 10:40 deliver")
    stage.ticket.reply(Said("Noch da?"), by=erika, at=at)
    read = Timeline(explain(stage.ticket).items[0], at, "Europe/Berlin")

    assert said(read)[:2] == [
        "Mon 2 Mar, 20:00: Erika Mustermann wrote.",
        "Mon 2 Mar, 20:00 – Tue 3 Mar, 09:00: night",
    ]
    assert read.so_far == ""
