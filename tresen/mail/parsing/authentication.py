"""Does a server that we trust vouch for the sender? (Authentication-Results, RFC 8601)

The sender chooses parts of such a header: local parts, domains, whatever a comment repeats. So it
counts only where all of it is written as servers write it, and a name ends at a blank or a
semicolon, never at a bracket: `header.d=bank.example(.evil.example` says nothing about the bank.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tresen.lib.address import address_or_nothing

from .letter import ParsedMail

LONGEST = 100_000

QUOTED = r'"(?:[^"\\]|\\.)*+"'
WORD = rf'(?:[^\x00-\x20\x7f;()"\\]|{QUOTED})++'
# Quotes count here too, unlike in the RFC: some servers repeat the sender's local part unescaped.
INNER = rf'(?:[^()"\\]|\\.|{QUOTED})'
COMMENT = rf"\((?:{INNER}|\({INNER}*+\))*+\)"
END = r"(?=[ \t;]|\Z)"
SERVER = re.compile(rf"(?:[ \t]|{COMMENT}{END})*+({WORD}){END}", re.DOTALL)
TOKEN = re.compile(
    rf"(?P<gap>[ \t]++|{COMMENT}{END})|(?P<semicolon>;)"
    rf"|(?P<word>{WORD}{END}|[a-zA-Z]++=[a-zA-Z]++(?=\())|(?P<stray>.)",
    re.DOTALL,
)
RESULT = re.compile(r"([a-z0-9-]{1,40})(?:/1)?=([a-z0-9-]{1,40})")
DOMAIN = re.compile(r"[a-zA-Z0-9_-]{1,63}(?:\.[a-zA-Z0-9_-]{1,63}){0,126}")
FAILURE = re.compile(r"\bdmarc\s{0,9}=\s{0,9}fail", re.IGNORECASE)

# By which property each method names the domain that it looked at.
DOMAINS = {"dmarc": "header.from", "dkim": "header.d", "spf": "smtp.mailfrom"}
# Then the server may have looked at another sender than we do, or at none (RFC 7489, 6.6.1).
UNCLEAR = {"from-encoded", "from-missing", "from-repeated", "from-several"}


class Verdict(StrEnum):
    VERIFIED = "verified"
    FORGED = "forged"
    UNKNOWN = "unknown"


class Illegible(ValueError):
    """No server writes like this, or it was not the server that wrote all of it."""


@dataclass(frozen=True, slots=True)
class Statement:
    method: str
    result: str
    properties: Mapping[str, str]

    @property
    def domain(self) -> str:
        value = self.properties.get(DOMAINS.get(self.method, ""), "").rpartition("@")[2]
        return value.lower() if DOMAIN.fullmatch(value) else ""

    def vouches_for(self, domain: str) -> bool:
        if self.result != "pass" or not self.domain:
            return False
        # Nobody speaks for a whole top-level domain.
        is_above = "." in self.domain and domain.endswith(f".{self.domain}")
        return self.domain == domain or (is_above and self.method != "dmarc")

    def denies(self, domain: str) -> bool:
        """It failed; or the server read another sender in From than we do, and judged that one."""
        if self.method != "dmarc":
            return False
        return self.result == "fail" or not _are_related(self.domain or domain, domain)


def judge(mail: ParsedMail, *, trusted: Collection[str]) -> Verdict:
    """What the topmost header of a trusted server says; the sender may have written the others."""
    headers = (header for header in mail.authentication_results if _server(header) in trusted)
    header = next(headers, None)
    if header is None:
        return Verdict.UNKNOWN
    if UNCLEAR.intersection(mail.defects):
        return Verdict.FORGED
    try:
        statements = _read(header)
    except Illegible:
        return Verdict.FORGED if FAILURE.search(header) else Verdict.UNKNOWN
    domain = _domain_of(mail)
    if any(said.denies(domain) for said in statements):
        return Verdict.FORGED
    is_vouched_for = any(said.vouches_for(domain) for said in statements)
    return Verdict.VERIFIED if domain and is_vouched_for else Verdict.UNKNOWN


def _server(header: str) -> str | None:
    named = SERVER.match(header[:LONGEST])
    return named[1].lower() if named else None


def _read(header: str) -> list[Statement]:
    server, *statements = _words(header)
    if server[1:] not in ([], ["1"]):
        raise Illegible
    return [_statement(*words) for words in statements if words]


def _words(header: str) -> list[list[str]]:
    """What stands between semicolons, without comments."""
    found: list[list[str]] = [[]]
    for token in TOKEN.finditer(header):
        if token["stray"] or token.end() > LONGEST:
            raise Illegible
        if token["semicolon"]:
            found.append([])
        elif token["word"]:
            found[-1].append(token["word"])
    return found


def _statement(first: str, *others: str) -> Statement:
    result = RESULT.fullmatch(first.lower())
    pairs = [word.partition("=") for word in others]
    properties = {name.lower(): value for name, _, value in pairs}
    is_clear = len(properties) == len(pairs) and all(equals for _, equals, _ in pairs)
    if not (result and is_clear):
        raise Illegible
    return Statement(result[1], result[2], properties)


def _domain_of(mail: ParsedMail) -> str:
    return address_or_nothing(mail.from_email).rpartition("@")[2]


def _are_related(one: str, other: str) -> bool:
    """The same, or one below the other."""
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")
