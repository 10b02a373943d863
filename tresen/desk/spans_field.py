"""Hours of a day as people write them: 09:00-12:00, 13:00-18:00 or 9-12; empty for closed."""

import re

from django import forms
from django.utils.translation import gettext_lazy

from tresen.clock import NotASpan, read_spans, show_spans
from tresen.clock.spans import NotInOrder, OverMidnight

SENTENCES = {
    NotASpan: gettext_lazy("Please write hours as 09:00-18:00, several separated by commas."),
    NotInOrder: gettext_lazy(
        "These hours overlap or are not in their order: please name each hour once, from morning "
        "to evening."
    ),
    OverMidnight: gettext_lazy(
        "Hours end on the day on which they begin: please split them at midnight, 22:00-24:00 on "
        "this day and 00:00-02:00 on the next one."
    ),
}
TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?")


class SpansField(forms.CharField):
    """Pairs of times, as a calendar version stores them."""

    def __init__(self, **kwargs):
        super().__init__(max_length=120, required=False, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        pairs = [_pair(span) for span in re.split("[,;]", text)] if text else []
        try:
            return show_spans(read_spans(pairs))
        except NotASpan as error:
            raise forms.ValidationError(SENTENCES[type(error)]) from error


def _pair(span):
    return [_time(text.strip()) for text in re.split("[-–]", span)]


def _time(text):
    """9 and 9.00 are 9:00; what is no time stays as it is, and is refused."""
    time = TIME.fullmatch(text)
    return f"{time[1]}:{time[2] or '00'}" if time else text
