"""The journal of a ticket's letters: which fact, which promise, to whom, and what became of it."""

from dataclasses import dataclass, field

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tresen.mail.leaving.journal import KEEPS, facts_with_letters
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Event
from tresen.tickets.sentences import happened

from .doors import with_ticket
from .history import LETTERS, STATES
from .letter_words import BECAUSE, PROMISES, UNWRITTEN, came_back
from .paging import page_of

State = OutgoingMail.State


@dataclass(frozen=True)
class Entry:
    """A letter, or one that was not written."""

    words: str
    promise: str
    state: str
    why: str = ""
    tone: str = ""
    letter: OutgoingMail | None = None

    @property
    def noted_at(self):
        """When somebody took note that it failed."""
        return self.letter and self.letter.has_failed and self.letter.acknowledged_at


@dataclass(frozen=True)
class Fact:
    event: Event
    words: str
    entries: list[Entry] = field(default_factory=list)


@require_safe
@with_ticket
def index(request, ticket):
    page = page_of(facts_with_letters(ticket), request.GET, by="id")
    facts = [Fact(event, happened(event), _entries_of(event)) for event in page]
    context = {"area": "queue", "ticket": ticket, "page": page, "facts": facts}
    return render(request, "desk/ticket_letters.html", context)


def _entries_of(event):
    return [*map(_written, event.written), *map(_unwritten, event.unwritten)]


def _written(letter):
    return Entry(
        words=LETTERS[letter.kind] % {"to": letter.to},
        promise=_promise(letter.kind),
        state=STATES[letter.state],
        why=came_back(letter) if letter.has_failed else BECAUSE.get(letter.because, ""),
        tone=_tone(letter),
        letter=letter,
    )


def _tone(letter):
    if letter.is_in_trouble:
        return "late"
    return "good" if letter.state == State.SENT else ""


def _unwritten(withheld):
    person = withheld.person
    return Entry(
        words=LETTERS[withheld.kind] % {"to": (person and (person.email or person.name)) or "–"},
        promise=_promise(withheld.kind),
        state=_("Not written"),
        why=UNWRITTEN[withheld.reason],
    )


def _promise(kind):
    return PROMISES.get(KEEPS[kind], "")
