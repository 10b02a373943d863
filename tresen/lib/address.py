"""Mail addresses: one spelling for each, and none that could smuggle a header."""

import re
import unicodedata

LONGEST = 254
LONGEST_LOCAL = 64
LONGEST_NAME = 120

# Categories that may stand in no address: controls, formats, surrogates, unassigned, separators.
INVISIBLE = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Zs"}

LOCAL = re.compile(r'[^@<>()\[\],;:\\"\s]+|"[^"\\@]+"')
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
PLAIN_NAME = re.compile(r"[\w '-]+")


class NotAnAddress(ValueError):
    """No mail can be sent to this."""


def normalise(email: str) -> str:
    """Trimmed, lower-cased, the domain in its ASCII form."""
    local, at, domain = email.strip().lower().rpartition("@")
    address = f"{unicodedata.normalize('NFC', local)}@{_ascii_domain(domain)}"
    if not at or not _fits(address):
        raise NotAnAddress(email)
    return address


def address_or_nothing(text: str) -> str:
    """The same of what others wrote, and empty where that is no address."""
    try:
        return normalise(text)
    except NotAnAddress:
        return ""


def normalise_domain(domain: str) -> str:
    """The name of a domain or host in the same form."""
    name = _ascii_domain(domain.strip().lower())
    if len(name) > LONGEST or not _is_domain(name):
        raise NotAnAddress(domain)
    return name


def display(name: str, email: str) -> str:
    """A name and address as they may stand in a header; the mail library encodes the umlauts."""
    name = _clean_name(name)
    if not name:
        return email
    if not PLAIN_NAME.fullmatch(name):
        name = '"{}"'.format(name.replace("\\", r"\\").replace('"', r"\""))
    return f"{name} <{email}>"


def _fits(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    return (
        _octets(address) <= LONGEST
        and _octets(local) <= LONGEST_LOCAL
        and LOCAL.fullmatch(local) is not None
        and _is_domain(domain)
        and not any(unicodedata.category(char) in INVISIBLE for char in local)
    )


def _is_domain(domain: str) -> bool:
    return all(LABEL.fullmatch(label) for label in domain.split("."))


def _octets(text: str) -> int:
    return len(text.encode(errors="surrogatepass"))


def _ascii_domain(domain: str) -> str:
    # Not the codec "idna": it speaks the old standard and turns straße.de into strasse.de,
    # which belongs to somebody else.
    folded = unicodedata.normalize("NFKC", domain).lower().removesuffix(".")
    return ".".join(_ascii_label(label) for label in folded.split("."))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _clean_name(name: str) -> str:
    seen = "".join(" " if unicodedata.category(char) in INVISIBLE else char for char in name)
    # A reader's program would decode an encoded word even inside quotes.
    return " ".join(seen.replace("=?", "= ?").split())[:LONGEST_NAME].strip()
