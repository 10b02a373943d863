"""Our marker in what a mail quotes: it is still there where a server has rewritten all headers."""

from itertools import islice

from tresen.lib.tokens import markers_in

LONGEST = 500_000
MOST = 20
# How the usual programs begin the history in their HTML; linear to find, whatever follows.
QUOTES = ("<blockquote", "gmail_quote", "moz-cite-prefix", "divrplyfwdmsg", "yahoo_quoted")


def markers_quoted(parsed):
    """The newest first. What the writer themselves put into their text points to nothing."""
    own = set(markers_in(parsed.reply_text[:LONGEST]))
    quoted = markers_in(parsed.text[:LONGEST]) if parsed.quotes_history else []
    found = quoted or markers_in(_quoted_html((parsed.html or "")[:LONGEST]))
    return list(islice(dict.fromkeys(each for each in found if each not in own), MOST))


def _quoted_html(html):
    lowered = html.lower()
    places = [place for sign in QUOTES if (place := lowered.find(sign)) >= 0]
    return html[min(places) :] if places else ""
