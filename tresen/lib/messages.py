"""Keep the translations in step with the code: bin/messages, and bin/messages --check."""

import argparse
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from .catalogues import LOCALE
from .extraction import marked_in
from .translation_faults import faults, forms

GERMAN = LOCALE / "de" / "LC_MESSAGES" / "django.po"
# Only what is said otherwise to people who are addressed with Du; by hand.
INFORMAL = LOCALE / "de_DU" / "LC_MESSAGES" / "django.po"

# They change with every run and every machine.
RESTLESS = re.compile(
    r'^"(?:Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator'
    r"|Language-Team|Report-Msgid-Bugs-To):.*\n",
    re.MULTILINE,
)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bin/messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, list what is wrong")
    if not parser.parse_args(argv).check:
        update()
        return 0
    complaints = [*check(), *check_variant()]
    print("\n".join(complaints), end="\n" if complaints else "", file=sys.stderr)
    return 1 if complaints else 0


def update(po: Path = GERMAN, package: Path = LOCALE.parent) -> None:
    catalog = _read(po)
    catalog.update(marked_in(package), no_fuzzy_matching=True, update_header_comment=False)
    po.write_text(_written(catalog))


def check(po: Path = GERMAN, package: Path = LOCALE.parent) -> list[str]:
    """A sentence for each message that is missing, left over, or not translated well."""
    kept, marked = _by_key(_read(po)), _by_key(marked_in(package))
    return [
        *(f"Missing: {_shown(marked[key])}" for key in marked if key not in kept),
        *(f"No longer used: {_shown(kept[key])}" for key in kept if key not in marked),
        *(complaint for message in kept.values() for complaint in faults(message)),
    ]


def check_variant(po: Path = INFORMAL, package: Path = LOCALE.parent) -> list[str]:
    """What it lacks is no fault: that is said as the language itself says it."""
    kept, marked = _by_key(_read(po)), _by_key(marked_in(package))
    return [
        *(f"No longer used: {_shown(kept[key])}" for key in kept if key not in marked),
        *(complaint for message in kept.values() for complaint in faults(message)),
    ]


def _by_key(catalog: Catalog) -> dict[Any, Message]:
    return {(message.id, message.context): message for message in catalog if message.id}


def _read(po: Path) -> Catalog:
    with po.open("rb") as source:
        return read_po(source, locale="de")


def _written(catalog: Catalog) -> str:
    target = BytesIO()
    write_po(target, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    return RESTLESS.sub("", target.getvalue().decode())


def _shown(message: Message) -> str:
    return forms(message.id)[0]


if __name__ == "__main__":
    sys.exit(main())
