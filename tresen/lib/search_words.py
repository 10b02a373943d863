"""Words for full text search, folded so that Müller, Mueller and Muller meet.

The index keeps two forms of a word with umlauts (mueller, muller); a query needs only the first.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

LONGEST_WORD = 60
WORDS_IN_A_QUERY = 20

# A Ticket-ID is one word, with or without its dash.
WORD = re.compile(r"(?<![\w-])[0-9]{4,8}-[0-9]{4}(?![\w-])|[^\W_]+")

SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"}
)
WITHOUT_DOTS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})


def vector_words(text: str, limit: int) -> str:
    """At most so many different words, for to_tsvector('simple', …)."""
    forms = (form for word in _words(text) for form in dict.fromkeys(_forms(word)))
    return " ".join(islice(_unique(forms), limit))


def query(text: str) -> str | None:
    """For to_tsquery('simple', …): every word must occur, each may be typed half."""
    first_forms = (_forms(word)[0] for word in _words(text))
    words = list(islice(_unique(first_forms), WORDS_IN_A_QUERY))
    return " & ".join(f"{word}:*" for word in words) or None


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(unicodedata.normalize("NFKC", text).lower()):
        yield match[0].replace("-", "")


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, str]:
    return _bare(word.translate(SPELLED_OUT)), _bare(word.translate(WITHOUT_DOTS))


def _bare(word: str) -> str:
    """Without accents, and nothing but letters and digits."""
    letters = unicodedata.normalize("NFKD", word.translate(WITHOUT_DOTS))
    return "".join(letter for letter in letters if letter.isalnum())[:LONGEST_WORD]


def _unique(words: Iterator[str]) -> Iterator[str]:
    seen = {""}
    for word in words:
        if word not in seen:
            seen.add(word)
            yield word
