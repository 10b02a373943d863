"""Markdown as people type it in an answer, and the harmless HTML of it."""

from collections.abc import Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from .foreign_html import LINKS, REL

# fmt: off
TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# fmt: on
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes=LINKS,
    url_relative="deny",
    link_rel=REL,
)


def to_html(markdown: str) -> str:
    """Single newlines stay line breaks: an answer is typed like a mail."""
    return CLEANER.clean(MARKDOWN.render(to_text(markdown)))


def to_text(markdown: str) -> str:
    """Markdown is made to be read as it was typed; only the newlines are put in order."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _show_link(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    """A picture from elsewhere would tell its owner who reads when; a link waits to be asked."""
    picture = tokens[place]
    source = escapeHtml(str(picture.attrs["src"]))
    return f'<a href="{source}">{escapeHtml(picture.content) or source}</a>'


def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    markdown.enable(["linkify", "strikethrough", "table"])
    markdown.add_render_rule("image", _show_link)
    # Without a scheme, "liesmich.md" and "start.py" would become links to strangers.
    if markdown.linkify is not None:
        markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    return markdown


MARKDOWN = _renderer()
