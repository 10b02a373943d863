"""What can be seen to be wrong with a translation without understanding it."""

import re
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")


def faults(message: Message) -> Iterator[str]:
    shown = forms(message.id)[0]
    if message.fuzzy:
        yield f"Only guessed: {shown}"
    if not all(forms(message.string)):
        yield f"Not translated: {shown}"
    elif any(_placeholders(form) not in _allowed(message) for form in forms(message.string)):
        yield f"Other placeholders: {shown}"


def forms(text: Any) -> tuple[str, ...]:
    """One sentence, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def _allowed(message: Message) -> list[list[str]]:
    # A singular may say "one ticket" and leave the number out.
    return [_placeholders(form) for form in forms(message.id)]


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))
