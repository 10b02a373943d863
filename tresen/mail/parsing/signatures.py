"""Signatures that announce themselves: the `-- ` line, and what telephones append."""

import re
from itertools import islice

ANNOUNCED = re.compile(r"--[ \xa0]$")
DRAWN = re.compile(r"--$")
LONGEST = 20
SHORT = 10
APPENDED = re.compile(
    r"\s{0,9}(von meinem [^\n]{2,60} gesendet\.?|gesendet von meinem [^\n]{2,60}|"
    r"gesendet (von|aus) (der |outlook|mail|yahoo)[^\n]{0,60}|"
    r"gesendet mit (der |dem |telekom|gmx|web|outlook|proton|freenet)[^\n]{0,60}|"
    r"diese nachricht wurde von [^\n]{2,80} gesendet\.?|sent from (my |outlook|mail|yahoo|proton)"
    r"[^\n]{0,60}|get outlook for [^\n]{2,60}|outlook f(ü|ue)r (android|ios)[^\n]{0,60}|"
    r"holen sie sich outlook [^\n]{2,60}|sent with [^\n]{2,60})\s{0,9}$",
    re.I,
)


def without_signature(lines: list[str]) -> list[str]:
    return _without_appended(lines[: _separator(lines)])


def _separator(lines: list[str]) -> int:
    announced = [at for at in _last_written(lines, LONGEST) if ANNOUNCED.match(lines[at])]
    if announced:
        return announced[-1]
    drawn = [at for at in _last_written(lines, SHORT) if DRAWN.match(lines[at])]
    return drawn[0] if drawn and _looks_signed(lines[drawn[0] :]) else len(lines)


def _last_written(lines: list[str], most: int) -> list[int]:
    """From the end up: far from it, dashes are a line that somebody drew."""
    backwards = (at for at in range(len(lines) - 1, -1, -1) if lines[at].strip())
    return list(islice(backwards, most + 1))


def _looks_signed(lines: list[str]) -> bool:
    return all(len(line) <= 80 and "?" not in line for line in lines)


def _without_appended(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or APPENDED.match(lines[end - 1][:200])):
        end -= 1
    return lines[:end]
