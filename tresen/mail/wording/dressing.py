"""Our own words as HTML: paragraphs, lists, and links to nowhere but ourselves."""

import re
from itertools import groupby

from django.utils.html import escape

ITEM = "- "
# Not from a variable: it was typed by whoever words our letters.
ADDRESS = re.compile(r"https?://[^\s<>\"'{}|]++(?!\{)")
AFTER_IT = ".,;:!?)"


def dressed(text, links):
    """`links` says which words lead where. No others do: a subject may name any address."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "\n\n".join(part for each in paragraphs for part in _parts(each, links))


def _parts(paragraph, links):
    for are_items, lines in groupby(paragraph.splitlines(), lambda line: line.startswith(ITEM)):
        if are_items:
            items = (f"<li>{_linked(line.removeprefix(ITEM), links)}</li>" for line in lines)
            yield f"<ul>{''.join(items)}</ul>"
        else:
            yield f"<p>{'<br>'.join(_linked(line, links) for line in lines)}</p>"


def _linked(line, links):
    """In one go, the longest first: what stands in a link is never linked again."""
    known = {escape(said): address for said, address in links.items()}
    pattern = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    if not pattern:
        return escape(line)
    return re.sub(pattern, lambda found: _link(known[found[0]], found[0]), escape(line))


def _link(address, escaped):
    return f'<a href="{escape(address)}">{escaped}</a>'


def addresses_in(*texts):
    """Those that stand in our texts themselves, without what ends the sentence."""
    return [found.rstrip(AFTER_IT) for text in texts for found in ADDRESS.findall(text)]
