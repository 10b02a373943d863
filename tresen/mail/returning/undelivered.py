"""Why a letter came back: for the moment or for good, and what that says about the address.

Servers contradict themselves and write in every language. The finest code counts (RFC 3463), then
the plain one (RFC 5321), and words only where there is no code at all.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    NO_SUCH = "no_such"
    FULL = "full"
    REFUSED = "refused"
    PASSING = "passing"
    # It is about this letter, or about us: the next one may arrive.
    THIS_LETTER = "this_letter"
    OTHER = "other"
    # No code, no word that we know.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Judgement:
    why: Why

    @property
    def is_soft(self) -> bool:
        """Worth another try with the same letter."""
        return self.why in (Why.FULL, Why.PASSING)

    @property
    def trouble(self) -> str:
        """What is wrong with the address; empty where nothing is known to be."""
        return self.why if self.why in (Why.NO_SUCH, Why.REFUSED, Why.OTHER) else ""


FINE = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
PLAIN = re.compile(r"(?<![\d.])([45][0-57]\d)(?=[ -][^\d]|$)")
NOTHING_SAID = ("0", "0")
# By subject and detail; of a subject without a row here, by the subject.
FINELY = {
    ("1", "7"): Why.THIS_LETTER,
    ("1", "8"): Why.THIS_LETTER,
    ("2", "1"): Why.NO_SUCH,
    ("2", "2"): Why.FULL,
    ("2", "3"): Why.THIS_LETTER,
    ("3", "1"): Why.FULL,
    ("3", "4"): Why.THIS_LETTER,
    ("4", "4"): Why.NO_SUCH,
    ("4", "7"): Why.PASSING,
    ("4", "300"): Why.PASSING,
    ("4", "310"): Why.NO_SUCH,
    ("4", "316"): Why.PASSING,
    ("7", "7"): Why.THIS_LETTER,
    ("1",): Why.NO_SUCH,
    ("5",): Why.THIS_LETTER,
    ("6",): Why.THIS_LETTER,
    ("7",): Why.REFUSED,
}
PLAINLY = {"550": Why.NO_SUCH, "551": Why.NO_SUCH, "552": Why.FULL, "553": Why.NO_SUCH}
NO_SUCH = re.compile(
    r"(?:user|mailbox|recipient|address|empfänger|postfach|adresse|benutzer)\b.{0,60}?"
    r"(?:unknown|not found|not exist|no longer|unavailable|disabled|unbekannt|existiert nicht|"
    r"nicht gefunden|nicht vorhanden|nicht bekannt)|(?:unknown|no such|unbekannte[rs]?|invalid) "
    r"(?:user|recipient|address|mailbox|empfänger|benutzer)",
    re.IGNORECASE,
)
FULL = re.compile(r"(?:quota|mailbox|postfach).{0,40}?(?:exceed|full|voll|überschritten)", re.I)
REFUSED = re.compile(r"spam|blocked|blacklist|denied|rejected|abgelehnt|verweigert", re.IGNORECASE)
LONGEST = 4_000


def judge(status: str, diagnostic: str) -> Judgement:
    """`status` is the report's own code, `diagnostic` what the last server said."""
    diagnostic = diagnostic[:LONGEST]
    codes = [FINE.search(status), FINE.search(diagnostic)]
    fine = [code.groups() for code in codes if code]
    telling = next((code for code in fine if code[1:] != NOTHING_SAID), None)
    if telling:
        return Judgement(_finely(*telling))
    plain = PLAIN.search(diagnostic)
    return Judgement(_plainly(plain[0] if plain else "", fine[0][0] if fine else "", diagnostic))


def _finely(first: str, subject: str, detail: str) -> Why:
    if first == "4":
        return Why.FULL if (subject, detail) == ("2", "2") else Why.PASSING
    return FINELY.get((subject, detail), FINELY.get((subject,), Why.OTHER))


def _plainly(plain: str, first: str, words: str) -> Why:
    if (plain or first).startswith("4"):
        return Why.FULL if FULL.search(words) else Why.PASSING
    tellers = ((NO_SUCH, Why.NO_SUCH), (FULL, Why.FULL), (REFUSED, Why.REFUSED))
    told = next((why for pattern, why in tellers if pattern.search(words)), None)
    return told or (PLAINLY.get(plain, Why.OTHER) if plain or first else Why.UNKNOWN)
