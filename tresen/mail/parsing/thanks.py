"""Does a reply say thanks and nothing else? In doubt it does not.

Every small word must be known; strange words may only be names and nouns, and few of them.
"""

import re

MOST_WORDS = 25
MOST_NAMES = 5
LONGEST = 400
THANKS = re.compile(r"\b(danke?|dankeschön|bedanken?|merci|thanks?|thx|cheers)\b", re.I)
DOUBT = re.compile(
    r"[?\d@]|://|\bwww\.|\b(aber|leider|noch|nicht|nichts|kein\w{0,2}|trotzdem|jedoch|allerdings|nur|"
    r"erneut|wieder|immer|bitte|sondern|obwohl|fehler\w{0,9}|problem\w{0,3}|störung|ausfall|frage\w{0,1}|"
    r"warum|wieso|wann|wie|rückruf|rechnung|kündigung|beschwerde|but|still|however|not|never|again|"
    r"only|except|please|unfortunately|yet|although|issue|error|outage|invoice|question|why|when|how)\b",
    re.I,
)
# "Again" is doubt, except where it ends this sentence.
RECOVERED = re.compile(
    r"\b(geht|läuft|klappt|funktioniert|works|working)"
    r"(?: es| alles| jetzt| nun| fine)* (?:wieder|again)(?=\s*(?:[.!,;:)\n]|$))",
    re.I,
)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
EVERYDAY = """
danke dank dankeschön bedanke bedanken bedankt schön schönen schönes vielen vielmals besten
herzlichen herzlich lieben tausend großen merci super toll prima perfekt klasse spitze
bestens top gut gute guten guter sehr so ganz echt wirklich alles nun jetzt damit hat haben
habe ist war sind geklappt funktioniert funktionierte geht ging läuft lief klappt klappte
passt gelöst erledigt geholfen behoben schnelle schnellen schneller schnell tolle tollen
prompte freundliche kompetente hilfe unterstützung antwort rückmeldung info information
bearbeitung lösung erledigung mühe service support und auch für die das der den dem ihre
ihren eure euren deine deinen mir uns es ich wir ja ok okay hallo hi hey moin servus liebe
lieber liebes geehrte geehrter geehrtes damen herren herr frau team tag morgen abend
zusammen mit freundlichen grüßen gruß grüße viele beste schöne vg lg mfg wochenende
feierabend woche thanks thank thx you cheers very much many a lot great perfect excellent
awesome brilliant nice good all works worked working fine now it it's that's that is did the
trick for your help quick fast reply response answer assistance solved resolved fixed done
and everything hello dear kind best regards sincerely yours appreciated appreciate really we
have has day weekend i hilft dir ihnen klar klaro sich wars war's wunderbar genau gebraucht
angekommen helps helped
"""
KNOWN = frozenset(EVERYDAY.split())


def says_only_thanks(reply_text: str) -> bool:
    text = RECOVERED.sub(r"\1", reply_text.replace("’", "'"))
    if len(reply_text) > LONGEST or not THANKS.search(text) or DOUBT.search(text):
        return False
    words = WORD.findall(text)
    strange = [word for word in words if word.lower() not in KNOWN]
    are_names = all(word[0].isupper() for word in strange)
    return len(words) <= MOST_WORDS and len(strange) <= MOST_NAMES and are_names
