"""The HTML of a stranger's mail, made harmless by closed lists of what may stay."""

import re
from collections import Counter

import nh3

LINKS = {"http", "https", "mailto", "tel"}
REL = "noopener noreferrer nofollow"

# fmt: off
TAGS = {
    "a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code",
    "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
    "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
}
SILENT_TAGS = {"head", "iframe", "noscript", "script", "style", "svg", "template", "title"}
CLOSED_BY_THE_NEXT = {
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "source", "td", "th", "tr", "wbr",
}
# fmt: on
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "*": {"dir", "lang"},
}

# Pictures that a mail brings along. What lies elsewhere would tell its owner who reads when.
BROUGHT_ALONG = re.compile(r"cid:|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
DEEPEST = 500


def clean(html: str) -> str:
    """Without scripts, forms, styles and pictures from elsewhere; empty if nested beyond reason."""
    return _clean(html)[0]


def hidden_pictures(html: str) -> int:
    """How many pictures from elsewhere the clean mail does not load."""
    return _clean(html)[1]


def _clean(html: str) -> tuple[str, int]:
    # The cleaner's time grows with the square of the depth.
    if _depth(html) > DEEPEST:
        return "", 0
    hidden = []

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src" and not BROUGHT_ALONG.match(value):
            hidden.append(value)
            return None
        if (
            tag == "a"
            and attribute == "href"
            and value.strip().partition(":")[0].lower() not in LINKS
        ):
            return None
        return value

    kept = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=SILENT_TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        set_tag_attribute_values={"a": {"target": "_blank"}},
        url_schemes=LINKS | {"cid", "data"},
        url_relative="pass_through",  # the filter drops them, and counts the pictures
        link_rel=REL,
    )
    return kept, len(hidden)


def _depth(html: str) -> int:
    """How deep elements are nested at most; roughly, and in linear time."""
    open_now: Counter[str] = Counter()
    depth = deepest = 0
    for tag in TAG.finditer(COMMENT.sub("", html)):
        name = tag[2].lower()
        if name in CLOSED_BY_THE_NEXT or (tag[1] and not open_now[name]):
            continue
        step = -1 if tag[1] else 1
        open_now[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest
