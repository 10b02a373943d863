"""Where a link leads to, and whether a name is of that place."""

import re
import unicodedata
from urllib.parse import parse_qs, unquote

# As browsers read it: any slashes, either way round, and as many as there are.
AUTHORITY = re.compile(r"https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)
MAIL = re.compile(r"mailto:([^?]*)\??(.*)", re.IGNORECASE | re.DOTALL)
COPIES = {"to", "cc", "bcc"}
# Of the addresses in one link.
MOST = 20


def places_of(href: str) -> list[str]:
    """The host, or the mail addresses, that a link leads to."""
    href = re.sub(r"[\t\r\n]", "", href).strip()
    if found := AUTHORITY.match(href):
        host = unquote(found[1]).rpartition("@")[2].partition(":")[0]
        return [folded(host)]
    found = MAIL.match(href)
    return _addresses(unquote(found[1]), parse_qs(found[2])) if found else []


def _addresses(to: str, asked: dict[str, list[str]]) -> list[str]:
    more = [each for name, values in asked.items() if name.lower() in COPIES for each in values]
    named = [folded(each.strip()) for each in ",".join([to, *more]).split(",") if each.strip()]
    return named if len(named) <= MOST else [*named[:MOST], "…"]


def is_within(place: str, name: str) -> bool:
    host = place.rpartition("@")[2].removeprefix("www.")
    return f".{host}".endswith(f".{name.removeprefix('www.')}")


def folded(name: str) -> str:
    """One spelling for each; a letter that only looks like another one shows what it is."""
    plain = unicodedata.normalize("NFKC", name).lower().rstrip(".")
    return ".".join(_ascii(label) for label in plain.split("."))


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
