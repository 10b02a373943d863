import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import parse
from tresen.mail.parsing.letter import Invitation

from .letters import PLAIN, multipart

ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
TIMES = "DTSTART:20261201T090000Z\nDTEND:20261201T100000Z\n"
ABOUT = (
    "SUMMARY:Abnahme\\, Druckerraum\nLOCATION:Köln\nORGANIZER;CN=Erika:mailto:erika@example.org\n"
)


def calendar(times=TIMES, about=ABOUT, zone="", method="METHOD:REQUEST\n"):
    event = f"BEGIN:VEVENT\nUID:1\nDTSTAMP:20261127T090000Z\n{times}{about}END:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{method}{zone}{event}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def invited(text, parameters="; charset=utf-8"):
    part = f"Content-Type: text/calendar{parameters}\n\n{text}"
    return parse(multipart(f"{PLAIN}Kommen Sie?", part, kind="alternative"))


def test_invitation_is_told_and_enclosed():
    mail = invited(calendar())

    assert mail.invitation == Invitation(
        method="REQUEST",
        summary="Abnahme, Druckerraum",
        starts_at="2026-12-01T09:00:00+00:00",
        ends_at="2026-12-01T10:00:00+00:00",
        location="Köln",
        organiser="erika@example.org",
    )
    assert mail.text == "Kommen Sie?"
    assert [one.filename for one in mail.attachments] == ["attachment-1.ics"]


MOMENTS = {
    "zone": ("DTSTART;TZID=Europe/Berlin:20261201T100000\n", "2026-12-01T09:00:00+00:00"),
    "zone of Windows": (
        "DTSTART;TZID=W. Europe Standard Time:20260701T100000\n",
        "2026-07-01T08:00:00+00:00",
    ),
    "no zone": ("DTSTART:20261201T100000\n", "2026-12-01T10:00:00"),
    "a day": ("DTSTART;VALUE=DATE:20261201\n", "2026-12-01"),
    "none": ("", ""),
    "nonsense": ("DTSTART:morgen\n", ""),
}


@pytest.mark.parametrize(("times", "expected"), MOMENTS.values(), ids=MOMENTS)
def test_moments_are_read_as_they_are_meant(times, expected):
    assert invited(calendar(times, zone=ZONE)).invitation.starts_at == expected


def test_a_length_gives_the_end():
    told = invited(calendar("DTSTART:20261201T090000Z\nDURATION:PT90M\n")).invitation

    assert told.ends_at == "2026-12-01T10:30:00+00:00"


@pytest.mark.parametrize(
    ("method", "parameters", "expected"),
    [
        ("METHOD:CANCEL\n", "", "CANCEL"),
        ("", "; method=reply", "REPLY"),
        ("METHOD:<b>\n", "", ""),
        ("", "", ""),
    ],
)
def test_method_is_one_of_those_that_exist(method, parameters, expected):
    assert invited(calendar(method=method), parameters).invitation.method == expected


NONE = {
    "no calendar": "Hallo",
    "nothing": "",
    "no meeting": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "a whole calendar": calendar(about=ABOUT * 1000),
    "never closed": "BEGIN:VEVENT\n" * 4000,
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_invitation_stays_a_file(text):
    mail = invited(text)

    assert mail.invitation is None
    assert len(mail.attachments) == 1


def test_a_summary_is_one_line_and_no_longer_than_one():
    told = invited(calendar(about="SUMMARY:a\\nBcc: b" + "x" * 2000 + "\n")).invitation

    assert told.summary.startswith("a Bcc: b")
    assert len(told.summary) == 500


@given(st.text(max_size=60), st.integers(0, 500))
def test_any_damage_to_an_invitation_is_survived(noise, at):
    text = calendar(zone=ZONE)

    assert invited(text[:at] + noise + text[at + len(noise) :]).text.startswith("Kommen Sie?")
