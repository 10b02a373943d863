from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib import keyset
from tresen.lib.keyset import BadCursor

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=2)))), st.integers(0, 2**63 - 1))
def test_a_cursor_says_where_the_page_ended(moment, pk):
    cursor = keyset.encode(moment, pk)

    assert keyset.decode(cursor) == (moment, pk)
    assert cursor.isascii() and "=" not in cursor and "/" not in cursor


@given(st.text())
def test_a_foreign_cursor_is_refused(text):
    with pytest.raises(BadCursor):
        keyset.decode(text)


@pytest.mark.parametrize(
    "place",
    [
        "null",
        "{}",
        "[]",
        '["2026-03-02T12:00:00",1]',
        '["2026-03-02T12:00:00+00:00"]',
        '["2026-03-02T12:00:00+23:59",1]',
        '["9999-12-31T23:59:59-16:00",1]',
        '["2026-03-02T12:00:00+00:00",1,2]',
        '["2026-03-02T12:00:00+00:00",-1]',
        '["2026-03-02T12:00:00+00:00",true]',
        '["2026-03-02T12:00:00+00:00","1"]',
        '["2026-03-02T12:00:00+00:00",9223372036854775808]',
        "[1,1]",
        "[" * 100,
    ],
)
def test_a_forged_cursor_is_refused(place):
    with pytest.raises(BadCursor):
        keyset.decode(keyset.urlsafe_b64encode(place.encode()).decode())


def test_a_cursor_is_never_longer_than_it_can_be():
    with pytest.raises(BadCursor):
        keyset.decode(keyset.encode(NOON, 1) + "A" * 100_000)


def test_a_moment_without_a_zone_gets_no_cursor():
    with pytest.raises(ValueError, match="no time zone"):
        keyset.encode(NOON.replace(tzinfo=None), 1)


def test_an_offset_with_fractions_of_a_second_is_none_of_ours():
    place = b'["2026-01-01T00:00:00+15:59:59.5",1]'

    with pytest.raises(BadCursor):
        keyset.decode(urlsafe_b64encode(place).decode())
