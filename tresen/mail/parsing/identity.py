"""The same letter, whichever way it came: a hash over what its writer determined."""

from collections.abc import Iterator
from hashlib import sha256

from .headers import Headers
from .parts import Part

WRITTEN = ("from", "to", "cc", "date", "subject", "message-id")


def content_hash(root: Part) -> str:
    """Folding, line ends and transfer encoding may change in transit, so they do not count."""
    digest = sha256()
    for piece in [*_header_lines(root.headers), *_contents(root)]:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()


def _header_lines(headers: Headers) -> Iterator[bytes]:
    for name in WRITTEN:
        values = [" ".join(value.split()) for value in headers.all(name)]
        yield "\n".join([name, *values]).encode("utf-8", "replace")


def _contents(root: Part) -> Iterator[bytes]:
    for leaf in root.leaves():
        content = leaf.content([])
        is_text = leaf.type.value.startswith("text/")
        yield leaf.type.value.encode("utf-8", "replace")
        yield content.replace(b"\r\n", b"\n").rstrip(b"\n") if is_text else content
