import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import BERLIN, berlin
from tresen.reports import spans
from tresen.reports.spans import UnknownSpan


@given(st.datetimes(timezones=st.just(BERLIN), allow_imaginary=False))
def test_thirteen_months_without_gaps_end_with_this_one(now):
    if now.year in (1, 9999):
        return
    months = spans.months(now)

    assert len(months) == 13
    assert all(one.ends_at == next.starts_at for one, next in zip(months, months[1:], strict=False))
    assert months[-1].starts_at <= now == months[-1].ends_at


@pytest.mark.parametrize("code", ["7", "30", "365", "2026-03", "2025-03"])
def test_a_span_is_understood_again(code):
    now = berlin("sun")
    known = {span.code: span for span in [*spans.windows(now), *spans.months(now)]}

    assert spans.read(code, now) == known[code]


@pytest.mark.parametrize("code", ["", "8", "2026-13", "0000-01", "9999-12", "2026-3", "٢٠٢٦-٠٣"])
def test_nothing_is_told_of_other_spans(code):
    with pytest.raises(UnknownSpan):
        spans.read(code, berlin("sun"))
