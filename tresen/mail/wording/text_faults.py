"""What is wrong with a text: found before it is saved, and again before it is used."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from .filled import VARIABLE, filled
from .text_kinds import TEXTS
from .variables import VARIABLES

LONGEST_SUBJECT, LONGEST_TEXT = 300, 10_000
# A piece in braces, or what is left of one.
BRACES = re.compile(r"\{[^{}\n]{0,40}\}?|\}")
# Nobody can type it.
VALUE = "\ue000"


@dataclass(frozen=True)
class Fault:
    """Of a text of this kind. `piece` is what was written, or the name of what is missing."""

    kind: str
    code: str
    piece: str = ""

    def __str__(self):
        return SENTENCES[self.code](self)


@lru_cache(maxsize=512)
def faults(kind, subject, text):
    """None, for a text that can be used."""
    return (
        *_unknown(kind, f"{subject}\n{text}"),
        *(
            Fault(kind, "missing", name)
            for name in TEXTS[kind].needs
            if _can_lack(kind, text, name)
        ),
        *_of_subject(kind, subject),
        *([] if text.strip() else [Fault(kind, "empty")]),
        *([Fault(kind, "too_long")] if len(text) > LONGEST_TEXT else []),
    )


def _unknown(kind, written):
    """Each once. A brace that belongs to no variable is a variable mistyped."""
    rest = VARIABLE.sub(
        lambda found: "" if found[1] in TEXTS[kind].variables else found[0], written
    )
    pieces = dict.fromkeys(BRACES.findall(rest))
    return [Fault(kind, "unknown", piece) for piece in pieces]


def _can_lack(kind, text, name):
    """Whether a letter can come out without the value of `name` although there is one.

    A line needs nothing but itself and the line above it, so both extremes show it.
    """
    everything = dict.fromkeys(TEXTS[kind].variables, "x")
    return any(
        VALUE not in filled(text, {**values, name: VALUE}) for values in (_least(kind), everything)
    )


def _least(kind):
    """What every letter of this kind has."""
    return dict.fromkeys(TEXTS[kind].variables, "") | dict.fromkeys(TEXTS[kind].always, "x")


def _of_subject(kind, subject):
    if not TEXTS[kind].has_subject:
        return [Fault(kind, "no_subject")] if subject else []
    if len(subject) > LONGEST_SUBJECT:
        return [Fault(kind, "subject_too_long")]
    return [] if filled(subject, _least(kind)).strip() else [Fault(kind, "subject_can_be_empty")]


def _allowed(kind):
    return ", ".join(f"{{{name}}}" for name in TEXTS[kind].variables)


def _said_unknown(fault):
    names = {"piece": fault.piece, "allowed": _allowed(fault.kind)}
    return _("“%(piece)s” is no variable of this text. Possible are: %(allowed)s.") % names


def _said_missing(fault):
    names = {"name": f"{{{fault.piece}}}", "promise": VARIABLES[fault.piece].promise}
    sentence = _("%(name)s has to stay, in a line that depends on nothing else. %(promise)s")
    return sentence % names


SENTENCES = {
    "unknown": _said_unknown,
    "missing": _said_missing,
    "empty": lambda fault: _("Please write a text."),
    "too_long": lambda fault: _("This text is too long: 10,000 characters are possible."),
    "no_subject": lambda fault: _("This text has no subject."),
    "subject_too_long": lambda fault: _("This subject is too long: 300 characters are possible."),
    "subject_can_be_empty": lambda fault: _(
        "The subject would sometimes be empty: please add a line below it that begins with “| ” "
        "and names nothing but {ticket_id}."
    ),
}
