"""What each version of a text changed, and whose doing it was."""

from difflib import unified_diff
from itertools import pairwise

from django.utils.translation import gettext as _

from tresen.mail.wording.ours import ours

SHOWN = 20
MARKS = {"+": "ins", "-": "del"}


def history(versions, kind, form):
    """(version, its lines), the newest first. The first one is held against our own text."""
    versions = list(versions[: SHOWN + 1])
    wordings = [version.wording for version in versions]
    if len(versions) <= SHOWN:
        wordings.append(ours(kind, form))
    changes = [_lines(former, new) for new, former in pairwise(wordings)]
    return list(zip(versions, changes, strict=False))


def _lines(former, new):
    """(ins, del or nothing, line): with one line around each change."""
    changed = list(unified_diff(_written(former), _written(new), lineterm="", n=1))[2:]
    shown = [(MARKS.get(line[0], ""), line[1:]) for line in changed if line[0] != "@"]
    return shown or [("", _("Nothing was changed."))]


def _written(wording):
    subject = [wording.subject, ""] if wording.subject else []
    return "\n".join([*subject, wording.text]).splitlines()
