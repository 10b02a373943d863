"""The lines that an HTML letter shows, with `>` in front of what its markup quotes."""

import re
from html import unescape

SPACES = re.compile(r"[ \t\n\r\f]+")
GAPS = re.compile(r"\n{3,}")
# int() refuses, or takes very long over, thousands of digits.
HUGE_ENTITY = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{8,}+);?")
BLOCKS = {
    "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "header", "hr", "html", "li", "main", "nav", "ol", "section", "table", "tbody", "tr",
    "ul",
}  # fmt: skip
PARAGRAPHS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote"}
TIGHT = re.compile(r"mso(normal|listparagraph|plaintext)|margin(-\w+)?:\s?0", re.I)
QUOTING = re.compile(r"\bcite\b|quote|border-left", re.I)
DEEPEST_QUOTE = 9
HREF = re.compile(
    r"""\bhref\s{0,9}=\s{0,9}(?:"(https?://[^"]*)"|'(https?://[^']*)'|(https?://[^\s>]*))""", re.I
)
LONGEST_LINK = 2000
SIGNATURE = "-- "


class Page:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes: list[bool] = []
        self.depth = 0
        self.preformatted = 0
        self.has_gap = False
        self.link = ""
        self.link_at = 0, 0

    def text(self) -> str:
        self.end_line()
        return GAPS.sub("\n\n", "\n".join(self.lines)).replace("\xa0", " ").strip("\n")

    def write(self, markup: str) -> None:
        text = unescape(HUGE_ENTITY.sub("\ufffd", markup)) if "&" in markup else markup
        if self.preformatted:
            self._write_lines(text)
        elif text:
            self.line.append(SPACES.sub(" ", text))

    def open(self, name: str, attributes: str) -> None:
        self._separate(name, attributes)
        if name == "blockquote":
            self._open_quote(attributes)
        elif name == "pre":
            self.preformatted += 1
        elif name == "li":
            self.line.append("* ")
        elif name == "a":
            self._open_link(attributes)

    def close(self, name: str) -> None:
        self._separate(name, "")
        if name == "blockquote":
            self._close_quote()
        elif name == "pre":
            self.preformatted = max(self.preformatted - 1, 0)
        elif name == "a":
            self._close_link()

    def end_line(self) -> None:
        if self._written():
            self.break_line()
        self.line = []

    def break_line(self) -> None:
        written = self._written()
        if written and self.has_gap and self.lines and self.lines[-1].strip("> "):
            self.lines.append(self._prefix().rstrip(" "))
        self.has_gap = self.has_gap and not written
        self.lines.append(self._prefix() + written if written else self._prefix().rstrip(" "))
        self.line = []

    def _written(self) -> str:
        text = "".join(self.line)
        if self.preformatted or SPACES.sub(" ", text) == SIGNATURE:
            return text
        return SPACES.sub(" ", text).strip(" ")

    def _prefix(self) -> str:
        return ">" * min(self.depth, DEEPEST_QUOTE) + " " if self.depth else ""

    def _write_lines(self, text: str) -> None:
        *lines, last = text.replace("\r\n", "\n").split("\n")
        for line in lines:
            self.line.append(line)
            self.break_line()
        self.line.append(last)

    def _separate(self, name: str, attributes: str) -> None:
        if name == "br":
            self.break_line()
        elif name in ("td", "th"):
            self.line.append(" ")
        elif name in PARAGRAPHS:
            self.end_line()
            self.has_gap = not TIGHT.search(attributes[:500])
        elif name in BLOCKS:
            self.end_line()

    def _open_link(self, attributes: str) -> None:
        found = HREF.search(attributes[:LONGEST_LINK])
        self.link = unescape(found[1] or found[2] or found[3]) if found else ""
        self.link_at = len(self.lines), len(self.line)

    def _close_link(self) -> None:
        """A link says where it leads, unless its words do: who reads text sees what is true."""
        lines, place = self.link_at
        shown = "".join(self.line[place:]).strip() if lines == len(self.lines) else ""
        if self.link and shown and self.link.partition("://")[2].rstrip("/") not in shown:
            self.line.append(f" <{SPACES.sub('', self.link)}>")
        self.link = ""

    def _open_quote(self, attributes: str) -> None:
        is_quoting = bool(QUOTING.search(attributes[:500]))
        self.quotes.append(is_quoting)
        self.depth += is_quoting
        self.has_gap = not is_quoting

    def _close_quote(self) -> None:
        was_quoting = bool(self.quotes) and self.quotes.pop()
        self.depth -= was_quoting
        self.has_gap = not was_quoting
