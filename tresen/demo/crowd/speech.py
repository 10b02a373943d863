from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate

from tresen.lib.search_words import vector_words

from .vocabulary import WORDS

SENTENCES = 3_000
LIMIT = 1_000


@dataclass(frozen=True)
class Spoken:
    """Words, and the forms under which the search index knows them."""

    text: str
    lexemes: frozenset

    @classmethod
    def of(cls, text):
        return cls(text, frozenset(vector_words(text, LIMIT).split()))


class Speech:
    """A bank of sentences, indexed once, from which everybody talks."""

    def __init__(self, dice):
        # As in any language, the tenth word is about a tenth as common as the first.
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(WORDS))))
        self.sentences = [Spoken.of(self._sentence(dice)) for _ in range(SENTENCES)]

    def words(self, dice, number):
        return [
            WORDS[bisect(self.weights, dice.random() * self.weights[-1])] for _ in range(number)
        ]

    def subject(self, dice):
        return Spoken.of(" ".join(self.words(dice, 3)).capitalize())

    def say(self, dice, number):
        """So many sentences, and a number that nobody else names."""
        said = dice.choices(self.sentences, k=number)
        mark = f"web{dice.randrange(100_000)}"
        text = " ".join([*(each.text for each in said), f"Es geht um {mark}."])
        return Spoken(text, frozenset({mark}).union(*(each.lexemes for each in said)))

    def _sentence(self, dice):
        words = " ".join(self.words(dice, dice.randint(6, 14)))
        return f"{words[0].upper()}{words[1:]}."
