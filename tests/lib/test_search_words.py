import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.search_words import query, vector_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller", "mueller muller"),
        ("Mu\u0308ller", "mueller muller"),
        ("STRASSE Straße", "strasse"),
        ("Café Ørsted", "cafe oersted orsted"),
        ("Łódź", "lodz"),
        ("ﬁnden", "finden"),
        ("4821-9375", "48219375"),
        ("mail.example.org", "mail example org"),
        ("der der DER", "der"),
        ("Привет", "привет"),
        ("a_b 'c' !x & y:*", "a b c x y"),
        ("", ""),
    ],
)
def test_the_index_keeps_folded_words(text, words):
    assert vector_words(text, 100) == words


@pytest.mark.parametrize("typed", ["Müller", "mueller", "muller", "MÜLL", "Muel"])
def test_however_a_name_is_typed_it_is_found(typed):
    kept = vector_words("Frau Müller", 100).split()
    wanted = query(typed).removesuffix(":*")

    assert any(word.startswith(wanted) for word in kept)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Müller Post", "mueller:* & post:*"),
        ("4821-9375", "48219375:*"),
        ("a' | !b & (c:*", "a:* & b:* & c:*"),
        ("!!", None),
        ("", None),
    ],
)
def test_queries_ask_for_every_word(typed, wanted):
    assert query(typed) == wanted


@given(st.text())
def test_no_query_is_a_syntax_error(typed):
    wanted = query(typed)

    assert wanted is None or all(re.fullmatch(r"[^\W_]+:\*", part) for part in wanted.split(" & "))


@given(st.text())
def test_whatever_was_indexed_is_found_by_the_same_words(text):
    kept = vector_words(text, 10_000).split()
    wanted = (query(text) or "").split(" & ")

    assert all(part.removesuffix(":*") in kept for part in wanted if part)


def test_a_long_text_has_a_bounded_number_of_bounded_words():
    kept = vector_words(" ".join(f"wort{n}" for n in range(1000)) + " " + "x" * 5000, 50).split()

    assert len(kept) == 50
    assert len(vector_words("x" * 5000, 5)) == 60
    assert query("wort " + "x" * 5000).endswith("x" * 60 + ":*")
