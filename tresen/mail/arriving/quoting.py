"""Our marker in what a mail quotes: it is still there where a server has rewritten all headers."""

from itertools import islice

from tresen.lib.attributions import is_forward
from tresen.lib.tokens import markers_in

LONGEST = 500_000
MOST = 20
# How the usual programs begin the history in their HTML; linear to find, whatever follows.
QUOTES = ("<blockquote", "gmail_quote", "moz-cite-prefix", "divrplyfwdmsg", "yahoo_quoted")


def markers_quoted(parsed):
    """The newest first. What the writer put into their own text, or forwards, points to nothing."""
    text = parsed.text[:LONGEST]
    own = set(markers_in(parsed.reply_text[:LONGEST]))
    found = [each for each in markers_in(text) if each not in own]
    if not (found and parsed.quotes_history):
        found = [] if _forwards(text) else markers_in(_quoted_html((parsed.html or "")[:LONGEST]))
    return list(islice(dict.fromkeys(found), MOST))


def _forwards(text):
    return any(map(is_forward, text.split("\n")))


def _quoted_html(html):
    lowered = html.lower()
    places = [place for sign in QUOTES if (place := lowered.find(sign)) >= 0]
    return html[min(places) :] if places else ""
