"""The HTML of a letter, made harmless where it is read: what costs too much ends only a reader."""

from dataclasses import replace

from tresen.lib.foreign_html import clean, clean_with_pictures
from tresen.mail.parsing import ParsedMail, parse


def parse_and_clean(raw: bytes) -> ParsedMail:
    parsed = parse(raw)
    html = parsed.html or ""
    return replace(parsed, clean_html=clean(html), html_with_pictures=clean_with_pictures(html))
