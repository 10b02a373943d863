"""Compile the translations: python -m tresen.lib.catalogues. No gettext binary is needed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all(locale: Path = LOCALE) -> list[Path]:
    """The catalogues that were missing or older than their text, now compiled."""
    stale = [text for text in sorted(locale.glob("*/LC_MESSAGES/*.po")) if _is_stale(text)]
    return [_compile(text) for text in stale]


def _is_stale(text: Path) -> bool:
    compiled = text.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < text.stat().st_mtime


def _compile(text: Path) -> Path:
    compiled = text.with_suffix(".mo")
    unfinished = compiled.with_suffix(".mo.new")
    with text.open("rb") as source, unfinished.open("wb") as target:
        write_mo(target, read_po(source))
    # Replaced in one step: a server may be reading the old one.
    return unfinished.replace(compiled)


if __name__ == "__main__":
    compile_all()
