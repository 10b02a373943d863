"""What a reader sees of an HTML letter, in one pass over the text and without a stack.

The standard parser is avoided: several of its releases take quadratic time on broken markup.
"""

import re

from . import limits
from .page import Page

TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})((?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)>")
TAG_WINDOW = 2000
MARKUP = re.compile(r"<[a-zA-Z/!?]")
ANY_TAG = re.compile(r"<[^<>]*+>")
UNSEEN = {"script", "style", "title", "template"}


def html_to_text(html: str) -> str:
    page = Page()
    walk = Walk(html)
    for _ in range(limits.TAGS):
        if not walk.step(page):
            break
    page.write(ANY_TAG.sub(" ", walk.rest()))
    return page.text()


class Walk:
    """A place in the markup; every step moves it forward by what it has read."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.missing: set[str] = set()

    def rest(self) -> str:
        return self.html[self.at :]

    def step(self, page: Page) -> bool:
        start = self.html.find("<", self.at)
        if start < 0:
            return False
        page.write(self.html[self.at : start])
        if tag := TAG.match(self.html, start, start + TAG_WINDOW):
            self.at = tag.end()
            self._tag(tag, page)
        elif end := self._end_of_markup(start):
            self.at = end
        else:
            page.write("<")
            self.at = start + 1
        return True

    def _tag(self, tag: re.Match[str], page: Page) -> None:
        name = tag[2].lower()
        if tag[1]:
            page.close(name)
        elif name in UNSEEN:
            self.at = max(self._find(f"</{tag[2]}", self.at), self.at)
        else:
            page.open(name, tag[3])

    def _end_of_markup(self, start: int) -> int:
        """Behind a comment or a broken tag; 0 where the `<` is only a sign in the text."""
        if not MARKUP.match(self.html, start):
            return 0
        mark = "-->" if self.html.startswith("<!--", start) else ">"
        found = self._find(mark, start)
        return found + len(mark) if found >= 0 else self._find(">", start) + 1

    def _find(self, mark: str, start: int) -> int:
        """Once a mark is known to be missing, it is not looked for again."""
        found = -1 if mark in self.missing else self.html.find(mark, start)
        if found < 0:
            self.missing.add(mark)
        return found
