"""A span is a piece of one day on the wall clock: minutes since midnight, 24:00 included."""

import re
from collections.abc import Iterable, Sequence

Span = tuple[int, int]

MIDNIGHT = 24 * 60
EDGE = re.compile(r"([0-9]{1,2}):([0-9]{2})")


class NotASpan(ValueError):
    """The text says what is wrong."""


class OverMidnight(NotASpan):
    """It ends before it begins: on the next day, perhaps."""


class NotInOrder(NotASpan):
    """A span begins before the one in front of it has ended."""


def read_spans(pairs: Iterable[Sequence[str]]) -> tuple[Span, ...]:
    """[["09:00", "12:00"], ["13:00", "18:00"]] as minutes, checked."""
    spans = tuple(_read_span(pair) for pair in pairs)
    check_spans(spans)
    return spans


def show_spans(spans: Iterable[Span]) -> list[list[str]]:
    return [[_show(edge) for edge in span] for span in spans]


def check_spans(spans: Sequence[Span]) -> None:
    for start, end in spans:
        if not 0 <= start < end <= MIDNIGHT:
            wrong = OverMidnight if end < start < MIDNIGHT else NotASpan
            raise wrong(f"{_show(start)} to {_show(end)} is not a part of one day.")
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        if start < end:
            raise NotInOrder(
                f"{_show(start)} comes before {_show(end)}: spans must follow in order."
            )


def _read_span(pair: Sequence[str]) -> Span:
    if len(pair) != 2:
        raise NotASpan(f"{pair!r} is not a pair of a start and an end.")
    start, end = pair
    return _read(start), _read(end)


def _read(text: str) -> int:
    edge = EDGE.fullmatch(text)
    if edge is None or int(edge[2]) > 59:
        raise NotASpan(f"{text!r} is not a time of day such as 09:00.")
    return int(edge[1]) * 60 + int(edge[2])


def _show(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
