"""The HTML of a stranger's mail, made harmless by closed lists of what may stay."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import nh3

from .foreign_bounds import is_within_reason
from .foreign_pictures import brought_along, brought_along_or_elsewhere, pictures_elsewhere
from .foreign_style import PROPERTIES, harmless_style

LINKS = {"http", "https", "mailto", "tel"}
REL = "noopener noreferrer nofollow"
ALWAYS = {"a": {"target": "_blank"}, "img": {"referrerpolicy": "no-referrer"}}

# fmt: off
TAGS = {
    "a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "cite", "code",
    "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre",
    "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
}
SILENT_TAGS = {"head", "iframe", "noscript", "script", "style", "svg", "template", "title"}
# fmt: on
SIDES = {"align", "bgcolor", "height", "style", "valign", "width"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "font": {"color", "face", "size"},
    "img": {"src", "alt", "width", "height", "style"},
    "ol": {"start"},
    "p": {"class"},
    "table": SIDES | {"border", "cellpadding", "cellspacing"},
    "td": SIDES | {"colspan", "rowspan"},
    "th": SIDES | {"colspan", "rowspan"},
    "tr": SIDES,
    "*": {"align", "dir", "lang", "style"},
}
# What was written to be shown, and not only to be read.
SHOWY = re.compile(
    r"<(?:b|strong|i|em|u|s|strike|del|ins|mark|big|sub|sup|h[1-6]|img|table|pre|code)\b"
    r"|(?:color|weight|decoration)[:=]"
)

# Outlook takes the room around a paragraph away by its class alone, and writes empty ones instead.
TIGHT = "MsoNormal"
OUTLOOK = re.compile(r"(?:x_)?Mso(?:Normal|PlainText|NoSpacing)")

WORDS = {"alt", "title"}
PLAIN = re.compile(r"[#%\w ,.;-]{0,100}")

# Where a picture is to be had, or None to leave it out.
Shown = Callable[[str], str | None]


def clean(html: str) -> str:
    """Without scripts, forms and pictures from elsewhere; empty if it is beyond reason."""
    return _clean(html, brought_along)


def clean_with_pictures(html: str) -> str:
    """The same with its pictures from elsewhere; empty if there are none."""
    kept = _clean(html, brought_along_or_elsewhere)
    return kept if pictures_elsewhere(kept) else ""


def placed(html: str, place: Shown, *, elsewhere: bool) -> str:
    """The same to be shown now: `place` says where a picture lies that the mail brought along."""
    known = brought_along_or_elsewhere if elsewhere else brought_along

    def shown(source: str) -> str | None:
        if source[:4].lower() == "cid:":
            return place(unquote(source[4:]))
        return known(source)

    return _clean(html, shown)


def says_more(kept: str) -> bool:
    """Whether a clean mail shows anything that its text cannot."""
    return bool(SHOWY.search(kept))


def _clean(html: str, shown: Shown) -> str:
    if not is_within_reason(html):
        return ""

    def keep(tag: str, attribute: str, value: str) -> str | None:
        return shown(value.strip()) if attribute == "src" else _kept(attribute, value)

    kept = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=SILENT_TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        # Closed twice: by our own reading of a style, and by a parser of CSS.
        filter_style_properties=PROPERTIES,
        set_tag_attribute_values=ALWAYS,
        url_schemes=LINKS | {"cid", "data"},
        url_relative="pass_through",  # the filter has seen them all
        link_rel=REL,
    )
    return kept if is_within_reason(kept) else ""


def _kept(attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if value.strip().partition(":")[0].lower() in LINKS else None
    if attribute == "style":
        return harmless_style(value) or None
    if attribute == "class":
        return TIGHT if any(map(OUTLOOK.fullmatch, value.split()[:9])) else None
    return value if attribute in WORDS or PLAIN.fullmatch(value) else None
