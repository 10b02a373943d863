import pytest

from tresen.mail.parsing.dates import read_date

DATES = {
    "Tue, 3 Mar 2026 10:11:12 +0100": "2026-03-03T10:11:12+01:00",
    "3 Mar 2026 10:11 +0100": "2026-03-03T10:11:00+01:00",
    "Tue, 03 Mar 26 10:11:12 GMT": "2026-03-03T10:11:12+00:00",
    "Tue,  3 Mar 2026 10:11:12 +0100 (CET)": "2026-03-03T10:11:12+01:00",
    "Di, 3 Mrz 2026 10:11:12 +01:00": "2026-03-03T10:11:12+01:00",
    "Tue, 3 Mar 2026 10:11:12 EST": "2026-03-03T10:11:12-05:00",
    "Tue, 3 Mar 2026 10:11:12 MEZ": "2026-03-03T10:11:12+01:00",
    "Tue, 3 Mar 2026 10:11:12 -0000": "2026-03-03T10:11:12+00:00",
    "Tue, 3 Mar 2026 10.11.12 -0330": "2026-03-03T10:11:12-03:30",
    "Tue, 3 Mar 2026 10:11:60 +0000": "2026-03-03T10:11:59+00:00",
    "Thu, 1 Jan 1970 00:00:00 +1400": "1970-01-01T00:00:00+14:00",
    "Sat, 1 Jan 2096 00:00:00 -1200": "2096-01-01T00:00:00-12:00",
    "2026-03-03T10:11:12+01:00": "2026-03-03T10:11:12+01:00",
}


@pytest.mark.parametrize(("header", "expected"), DATES.items())
def test_date_is_read(header, expected):
    assert read_date(header).isoformat() == expected


@pytest.mark.parametrize(
    "header",
    [
        "",
        "yesterday",
        "Tue, 31 Feb 2026 10:11:12 +0100",
        "Tue, 3 Mar 2026 25:11:12 +0100",
        "Tue, 3 Mar 2026 10:11:12 +9999",
        "Tue, 3 Foo 2026 10:11:12 +0100",
        "Tue, 3 Mar 9999 10:11:12 +0100",
        "2026-03-03T10:11:12",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_nonsense_is_no_date(header):
    assert read_date(header) is None
