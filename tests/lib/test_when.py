"""Moments in words are kept, and still are each reader's own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tresen.lib.when import in_full, in_short

BERLIN = "Europe/Berlin"
SUMMER = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(BERLIN))
WINTER = SUMMER.replace(fold=1)


def test_the_hour_that_comes_twice_keeps_its_two_names():
    with translation.override("de"):
        said = [in_full(moment, BERLIN) for moment in (SUMMER, WINTER)]

    assert [words[-6:] for words in said] == ["(MESZ)", " (MEZ)"]


def test_so_it_does_for_a_reader_elsewhere():
    said = [in_short(moment, SUMMER, "UTC") for moment in (SUMMER, WINTER)]

    assert ["0:30" in said[0], "1:30" in said[1]] == [True, True]


@pytest.mark.parametrize(("language", "word"), [("de", "25. Oktober"), ("en", "25 October")])
def test_one_moment_is_said_to_each_in_their_language(language, word):
    with translation.override(language):
        assert word in in_full(SUMMER, BERLIN)
