import pytest

from tresen.clock import NotASpan, read_spans, show_spans


@pytest.mark.parametrize(
    "pairs", [[], [["09:00", "18:00"]], [["00:00", "12:00"], ["12:00", "24:00"]]]
)
def test_spans_read_back_as_they_were_shown(pairs):
    assert show_spans(read_spans(pairs)) == pairs


@pytest.mark.parametrize(
    ("pairs", "complaint"),
    [
        ([["9", "18:00"]], "'9' is not a time of day"),
        ([["09:60", "18:00"]], "'09:60' is not a time of day"),
        ([["18:00", "09:00"]], "not a part of one day"),
        ([["09:00", "24:01"]], "not a part of one day"),
        ([["09:00", "12:00"], ["11:00", "13:00"]], "spans must follow in order"),
        ([["09:00"]], "not a pair"),
    ],
)
def test_wrong_spans_are_told_what_is_wrong(pairs, complaint):
    with pytest.raises(NotASpan, match=complaint):
        read_spans(pairs)
