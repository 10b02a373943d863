"""Links of a stranger's mail that name one place and lead to another: the true one is said."""

import re
import unicodedata
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

# As the cleaner writes them: each value in quotes, no quote within, and no link within a link.
VALUES = r'(?: [a-z]+="[^"]*+")'
LINK = re.compile(rf'<a{VALUES}*? href="([^"]*+)"{VALUES}*+>(.*?)(?=</a>)', re.DOTALL)
MARK = re.compile(rf"<[a-z0-9]+{VALUES}*+>|</[a-z0-9]+>")

NAME = r"(?:[\w-]{1,63}\.){1,20}[^\W\d_][\w-]{1,62}"
# Begun only where a word begins, or long words would be read again from each of their letters.
NAMED = re.compile(rf"(?<![\w.-])({NAME})(?![\w.+-]{{0,64}}@)(?::\d+)?(?:[/?#]\S*)?")
FILES = {
    "csv", "doc", "docx", "gif", "jpeg", "jpg", "ods", "odt", "pdf", "png", "txt", "xls", "xlsx",
}  # fmt: skip
# Between two letters they are drawn as nothing.
UNSEEN = {"Cc", "Cf"}

# As browsers read it: any slashes, either way round, and as many as there are.
AUTHORITY = re.compile(r"https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)
MAIL = re.compile(r"mailto:([^?]*)", re.IGNORECASE)


def with_true_places(clean: str, say: Callable[[str], str]) -> str:
    """A clean mail in which `say(place)` stands behind each link that promises another one."""

    def told(link: re.Match[str]) -> str:
        place = _place(unescape(link[1]))
        named = _named_in(unescape(MARK.sub("", link[2])))
        if not place or all(_is_within(place, name) for name in named):
            return link[0]
        return f'{link[0]} <span class="leads">{escape(say(place))}</span>'

    return LINK.sub(told, clean)


def _place(href: str) -> str:
    """The host, or the mail address, that a link leads to."""
    href = re.sub(r"[\t\r\n]", "", href).strip()
    if found := AUTHORITY.match(href):
        host = unquote(found[1]).rpartition("@")[2].partition(":")[0]
        return _folded(host)
    found = MAIL.match(href)
    return _folded(unquote(found[1])) if found else ""


def _named_in(text: str) -> list[str]:
    text = "".join(char for char in text if unicodedata.category(char) not in UNSEEN)
    # Some characters are drawn as a dot, and one is a dot to browsers (RFC 3490, 3.1).
    text = unicodedata.normalize("NFKC", text).replace("。", ".")
    return [_folded(name) for name in NAMED.findall(text) if not _is_file(name)]


def _is_file(name: str) -> bool:
    return name.rpartition(".")[2].lower() in FILES


def _is_within(place: str, name: str) -> bool:
    host = place.rpartition("@")[2].removeprefix("www.")
    return f".{host}".endswith(f".{name.removeprefix('www.')}")


def _folded(name: str) -> str:
    """One spelling for each; a letter that only looks like another one shows what it is."""
    folded = unicodedata.normalize("NFKC", name).lower().rstrip(".")
    return ".".join(_ascii(label) for label in folded.split("."))


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
