import pytest

from tresen.lib.visible import is_visible


@pytest.mark.parametrize("text", ["a", "ü", "7", "?", "👍", "¶", "\u200ba", "ok \u2060"])
def test_whoever_looks_sees_something(text):
    assert is_visible(text)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b", "\u3164", "\u202e", "\x07"])
def test_whoever_looks_sees_nothing(text):
    assert not is_visible(text)
