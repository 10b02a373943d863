"""Does a reply say thanks and nothing else? In doubt it does not."""

import re

MOST_WORDS = 25
THANKS = re.compile(r"\b(dank\w{0,9}|merci|thanks?|thank you|thx|cheers)\b", re.I)
DOUBT = re.compile(
    r"\?|\d|://|www\.|@|\b(aber|leider|noch|nicht|nichts|kein\w{0,2}|trotzdem|jedoch|allerdings|immer|"
    r"wieder|erneut|bitte|sondern|ausser|außer|nur|obwohl|weiterhin|fehlt|fehler|problem\w{0,2}|"
    r"but|still|however|not|no|never|again|only|except|please|unfortunately|yet|although|"
    r"problem|issue|error|missing|\w{1,9}n't|warum|wieso|wann|wie|why|when|how|could|can|"
    r"können|könnten|würden|möchte\w{0,1}|would|cannot|ohne|without)\b",
    re.I,
)
PUNCTUATION = re.compile(r"[’`´]")


def says_only_thanks(reply_text: str) -> bool:
    text = PUNCTUATION.sub("'", reply_text[:2000])
    is_short = len(reply_text) <= 400 and len(text.split()) <= MOST_WORDS
    return is_short and bool(THANKS.search(text)) and not DOUBT.search(text)
