"""The lines with which mail programs introduce what they quote, in German and English."""

import re

LONGEST_LINE = 400
WRAPPED = 4
KEYS = {
    "absender": "from", "from": "from", "von": "from",
    "date": "sent", "datum": "sent", "gesendet": "sent", "gesendet am": "sent", "sent": "sent",
    "an": "to", "empfänger": "to", "to": "to",
    "betreff": "subject", "subject": "subject",
    "cc": "copy", "kopie": "copy", "bcc": "copy", "reply-to": "copy", "antwort an": "copy",
    "importance": "copy", "wichtigkeit": "copy", "priorität": "copy",
}  # fmt: skip
KEY = re.compile(r"[ \t]{0,9}[*_]{0,2}([^\W\d][\w -]{1,12})[*_]{0,2}:[*_]{0,2}(?:\s|$)")
STARTS = re.compile(
    r"^\s{0,9}(am|on|zitat von|quoting|\d{4}-\d\d-\d\d)\s|\b(schrieb|wrote|geschrieben)\b", re.I
)
WROTE = re.compile(r"\b(schrieb|wrote|geschrieben)\b", re.I)
# A writer who tells of an earlier letter introduces their own words, not a quote.
TOLD = re.compile(
    r"\b(schrieb|wrote|geschrieben)\s(ich|wir|sie|er|es|uns|mir|mich|man|mein|meine|unser|unsere|ihr|"
    r"ihre|ihnen|der|die|das|ein|eine|i|we|you|he|she|me|us|my|our|your|the|an?)\b",
    re.I,
)
WHEN = re.compile(r"\d{1,2}[:.]\d{2}|\b20\d\d\b|@")
CITED = re.compile(
    r"\s{0,9}(zitat von|quoting|\d{4}-\d\d-\d\d \d\d?:\d\d)\s[^\n]{0,300}@[^\n]{1,200}:$", re.I
)
DIVIDER = re.compile(
    r"\s{0,9}[-_*]{2,40}\s{0,3}(urspr(ü|ue)ngliche (nachricht|e-?mail)|original-?\s?nachricht|"
    r"original(e)?\s?-?(message|mail|e-mail)|reply message|antwort-?nachricht)"
    r"\s{0,3}[-_*]{2,40}\s{0,9}$",
    re.I,
)
FORWARDED = re.compile(
    r"\s{0,9}([-_]{2,40}\s{0,3}(forwarded message|weitergeleitete nachricht|forwarded by)|"
    r"(begin forwarded message|anfang der weitergeleiteten (nachricht|e-mail)):)",
    re.I,
)
RULE = re.compile(r"\s{0,9}([_=*-]{5,200}|[-_*]{2,40}[^\n]{0,60}[-_*]{2,40})\s{0,9}$")


def attribution_at(lines: list[str], at: int) -> int:
    """How many lines introduce a quote here; none is 0."""
    if DIVIDER.match(lines[at][:LONGEST_LINE]):
        start = next_written(lines, at + 1)
        block = header_block_at(lines, start)
        return start - at + block if block else 1
    return header_block_at(lines, at) or _sentence_at(lines, at)


def header_block_at(lines: list[str], at: int) -> int:
    """From, sent, to and subject in any order, as Outlook, GMX and T-Online write them."""
    if at >= len(lines) or key_of(lines[at]) is None:
        return 0
    kinds, length = set(), 0
    for offset, line in enumerate(lines[at : at + 14]):
        kind = key_of(line)
        if kind:
            kinds.add(kind)
            length = offset + 1
        elif not line.strip() and len(kinds) >= 3:
            break
    return length if "from" in kinds and len(kinds - {"copy"}) >= 3 else 0


def key_of(line: str) -> str | None:
    match = KEY.match(line[:60])
    return KEYS.get(match[1].strip().lower()) if match else None


def value_of(line: str) -> str:
    """What stands behind the key of a line."""
    match = KEY.match(line[:60])
    return line[match.end() : LONGEST_LINE].strip() if match else ""


def is_forward(line: str) -> bool:
    return bool(FORWARDED.match(line[:LONGEST_LINE]))


def is_rule(line: str) -> bool:
    return bool(RULE.match(line[:LONGEST_LINE]))


def next_written(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _sentence_at(lines: list[str], at: int) -> int:
    """`Am … schrieb …:` or `On … wrote:`, wrapped by the program over up to four lines."""
    if not STARTS.search(lines[at][:LONGEST_LINE]):
        return 0
    sentence = ""
    for count, line in enumerate(lines[at : at + WRAPPED], start=1):
        if not line.strip():
            return 0
        sentence = f"{sentence} {line[:LONGEST_LINE].strip()}"
        if sentence.endswith(":"):
            return count if _introduces(sentence) else 0
    return 0


def _introduces(sentence: str) -> bool:
    if CITED.match(sentence):
        return True
    is_dated = WROTE.search(sentence) and WHEN.search(sentence)
    return bool(is_dated) and not TOLD.search(sentence)
