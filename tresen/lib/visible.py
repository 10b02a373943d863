"""Whether a text shows anything at all to somebody who looks at it."""

import unicodedata

# Letters and signs that are drawn as nothing.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Controls, format marks, private use, unassigned; and the separators.
INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Zs", "Mn", "Me"})


def is_visible(text: str) -> bool:
    return any(_is_drawn(character) for character in text)


def _is_drawn(character: str) -> bool:
    return character not in BLANKS and unicodedata.category(character) not in INVISIBLE
