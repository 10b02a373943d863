from collections import Counter

import pytest

from tresen.promises import WHEN
from tresen.tickets.models import Event
from tresen.tickets.sentences import SENTENCES


def test_every_fact_has_a_row_that_says_what_follows():
    assert set(WHEN) == set(Event.Kind)


def test_every_fact_has_a_sentence():
    assert set(SENTENCES) == set(Event.Kind)


@pytest.mark.parametrize("kind", Event.Kind)
def test_nothing_follows_twice(kind):
    assert max(Counter(WHEN[kind]).values(), default=1) == 1


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=str)
def test_a_sentence_is_whole_and_names_at_most_who(sentence):
    told = str(sentence) % {"who": "Kim"}

    assert told.endswith(".")
    assert "%" not in told
