"""How much markup of a stranger is cleaned: the time for it grows faster than the markup does.

Counting is rough, and can be fooled. So mails are cleaned where the kernel sets limits, and what
was kept is counted again: whoever shows it later cannot be fooled any more.
"""

import re
from collections import Counter

LONGEST = 2_000_000
MARKS = 50_000
REFERENCES = 50_000
DEEPEST = 500
# Each paragraph opens anew what the one before has left open.
REOPENED = 500_000
# Of styles and the like, which are never shown; no honest one has many marks in it.
LONGEST_UNSHOWN = 500_000
MARKS_UNSHOWN = 500
# The cleaner compares each with all that stand before it in the same tag.
ATTRIBUTES = 2_000

FORMATS = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
}  # fmt: skip
CLOSED_BY_THE_NEXT = {
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "source", "td", "th", "tr", "wbr",
}  # fmt: skip
# In their order: within a style `<!--` begins no comment, and could hide what is behind the style.
UNSHOWN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+>?"
    r"|<(style|script|title|textarea|xmp|iframe|noembed|noframes)\b[^>]*+>?(.*?)(?:</\1\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+""")
VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
GAP = re.compile(r"[\s/]++")


def is_within_reason(html: str) -> bool:
    marks = html.count("<")
    if len(html) > LONGEST or marks > MARKS or html.count("&") > REFERENCES:
        return False
    unshown = [found[2] for found in UNSHOWN.finditer(html) if found[1]]
    if sum(map(len, unshown)) > LONGEST_UNSHOWN or _marks(unshown) > MARKS_UNSHOWN:
        return False
    html = UNSHOWN.sub("", html)
    if _most_attributes(html) > ATTRIBUTES:
        return False
    depth, formats = _depths(html)
    return depth <= DEEPEST and formats * marks <= REOPENED


def _marks(texts: list[str]) -> int:
    return sum(text.count("<") for text in texts)


def _most_attributes(html: str) -> int:
    """Of one tag; a value counts for nothing, however many words it has."""
    long = (tag[0] for tag in WHOLE_TAG.finditer(html) if len(tag[0]) > ATTRIBUTES)
    return max((len(GAP.findall(VALUE.sub("= ", tag))) for tag in long), default=0)


def _depths(html: str) -> tuple[int, int]:
    """How deep elements are nested at most, and how many of them are formats; in linear time."""
    open_now: Counter[str] = Counter()
    depth = deepest = formats = most_formats = 0
    for tag in TAG.finditer(html):
        name = tag[2].lower()
        if name in CLOSED_BY_THE_NEXT or (tag[1] and not open_now[name]):
            continue
        step = -1 if tag[1] else 1
        open_now[name] += step
        depth += step
        formats += step * (name in FORMATS)
        deepest, most_formats = max(deepest, depth), max(most_formats, formats)
    return deepest, most_formats
