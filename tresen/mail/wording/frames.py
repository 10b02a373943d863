"""A frame of ours around somebody's words.

The place of the words is held by a mark that nobody outside can know: nothing in a subject is
taken for it, nothing in their text for Markdown, and nothing in their cleaned HTML is escaped.
"""

import secrets
from dataclasses import dataclass, field

from django.utils.html import linebreaks

from .dressing import dressed


@dataclass(frozen=True)
class Frame:
    """Rendered once with `place` where the words go, then filled for each part of the letter."""

    message: object
    place: str = field(default_factory=lambda: f"\ue000{secrets.token_hex(16)}\ue000")

    def as_text(self, rendered):
        return rendered.replace(self.place, self.message.text if self.message else "") + "\n"

    def as_html(self, rendered, links):
        """Only our own words lead to `links` (see dressing.py)."""
        words = f"\n<div>{self._html()}</div>\n"
        return words.join(dressed(part, links) for part in rendered.split(self.place))

    def _html(self):
        if self.message is None:
            return ""
        return self.message.html or linebreaks(self.message.text, autoescape=True)
