"""The sentences that the code and the templates mark for translation."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt"}


def marked_in(package: Path) -> Catalog:
    catalog = Catalog()
    for path in sorted(package.rglob("*")):
        for message, context in _marked(path):
            catalog.add(message, context=context)
    return catalog


def _marked(path: Path) -> Iterator[tuple[Any, str | None]]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        source = path.read_text()
    elif path.suffix in TEMPLATES and "templates" in path.parts:
        source = _as_python(path)
    else:
        return
    for _, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield message, context


def _as_python(path: Path) -> str:
    marked = templatize(path.read_text(), origin=str(path))
    # A template's indentation means nothing, and Python's tokenizer would stumble over it.
    return "\n".join(line.strip() for line in marked.splitlines())
