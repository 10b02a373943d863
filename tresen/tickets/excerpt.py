from itertools import dropwhile

from tresen.lib.attributions import attribution_at, is_forward

MARKS = dict.fromkeys(map(ord, "*`"))
# "On Monday Kim wrote:", which some programs break.
INTRODUCTION = 3


def excerpt(text):
    """What lists show of a message: its first words, without the marks of Markdown."""
    if is_nothing_but_a_quote(text):
        return ""
    return " ".join(text[:1000].translate(MARKS).split())[:200].replace("\0", "")


def is_nothing_but_a_quote(text):
    """A file was sent as a reply, say: then what was quoted is the text, as there is no other."""
    lines = [line for line in map(str.lstrip, text.splitlines()) if line]
    quoted = list(dropwhile(lambda line: not line.startswith(">"), lines))
    introduction = lines[: len(lines) - len(quoted)]
    if not quoted or len(introduction) > INTRODUCTION:
        return False
    is_introduced = not introduction or introduction[-1].endswith(":")
    return is_introduced and all(line.startswith(">") for line in quoted)


def begins_with_a_quote(text):
    """As Outlook answers, without any sign before the lines, and as every program passes on: what
    follows is of another letter, for all that we can tell."""
    lines = text.split("\n")
    return bool(attribution_at(lines, 0)) or is_forward(lines[0])
