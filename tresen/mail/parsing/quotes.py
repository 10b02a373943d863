"""What the writer added: the text without the history that their program quoted.

Only what is recognised is left out, and never everything. In a letter that answers none, only
`>` below an introduction is history: customers do paste headers and shell prompts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tresen.lib.attributions import attribution_at, is_forward, is_rule, next_written

from .signatures import without_signature

REPLY_MARKERS = {
    "de": "##- Bitte antworten Sie oberhalb dieser Zeile -##",
    "en": "##- Please reply above this line -##",
}
REPLY_MARKER = re.compile(r"\s{0,9}##- [^\n]{1,80}? -##")
QUOTED = re.compile(r"[ \t]{0,3}>")
ANSWERING = re.compile(r"\s{0,9}(re|aw|antw|antwort|sv)(\[\d{1,3}\])?\s?:", re.I)
FORWARDING = re.compile(r"\s{0,9}(fwd?|wg|weitergeleitet)(\[\d{1,3}\])?\s?:", re.I)
GAPS = re.compile(r"\n{3,}")
Stretch = list[str]


@dataclass(frozen=True, slots=True)
class Reply:
    text: str
    quotes_history: bool


def is_answer(subject: str, *, in_thread: bool) -> bool:
    return bool(ANSWERING.match(subject)) or (in_thread and not FORWARDING.match(subject))


def read_reply(text: str, *, answers: bool) -> Reply:
    """`answers` says whether the letter replies to another: else a bare `>` is only a sign."""
    reading = Reading(text.split("\n"), answers=answers)
    reading.read()
    new = (
        _written(without_signature(stretch) for stretch in reading.stretches)
        or _written(reading.stretches)
        or text.strip()
    )
    return Reply(new, reading.quotes_history)


def _written(stretches: Iterable[Stretch]) -> str:
    texts = ("\n".join(stretch).strip("\n") for stretch in stretches)
    return GAPS.sub("\n\n", "\n\n".join(text for text in texts if text.strip())).strip()


class Reading:
    """Goes down the lines once; history separates one stretch of new text from the next."""

    def __init__(self, lines: list[str], *, answers: bool) -> None:
        self.lines = lines
        self.answers = answers
        self.at = 0
        self.stretches: list[Stretch] = [[]]
        self.quotes_history = False

    def read(self) -> None:
        while self.at < len(self.lines):
            self._take(self.lines[self.at])

    def _take(self, line: str) -> None:
        if is_forward(line):
            self._keep(len(self.lines) - self.at)
        elif REPLY_MARKER.match(line):
            self._leave_out(len(self.lines) - self.at)
        elif introduced := attribution_at(self.lines, self.at):
            self._take_introduction(introduced)
        elif self.answers and QUOTED.match(line):
            self._leave_out(1)
        else:
            self._keep(1)

    def _take_introduction(self, length: int) -> None:
        following = next_written(self.lines, self.at + length)
        if following < len(self.lines) and QUOTED.match(self.lines[following]):
            self.answers = True
            self._leave_out(length)
        elif self.answers and _written(self.stretches):
            self._leave_out(len(self.lines) - self.at)
        else:
            self._keep(length)

    def _keep(self, count: int) -> None:
        self.stretches[-1] += self.lines[self.at : self.at + count]
        self.at += count

    def _leave_out(self, count: int) -> None:
        stretch = self.stretches[-1]
        while stretch and (not stretch[-1].strip() or is_rule(stretch[-1])):
            stretch.pop()
        if stretch:
            self.stretches.append([])
        self.quotes_history = True
        self.at += count
