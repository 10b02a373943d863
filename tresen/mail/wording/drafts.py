"""The letter around words that somebody is still typing. Nothing is written or sent for it."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.utils import translation

from tresen.lib.marks import to_html
from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.mail.leaving.writing import readers_of

from .costs_told import CostsTold
from .frames import Frame
from .letter_text import wording_of
from .previews import NoLinks
from .values import Values
from .wording import form_of, written

Kind = OutgoingMail.Kind


@dataclass(frozen=True)
class Draft(Values):
    """What only the fact will know, as whoever types it means it."""

    author: object = None
    result: str = ""

    def _tell(self, name):
        meant = {"words": self.place, "author": self.author.name, "result": self.result}
        return meant[name] if name in meant else super()._tell(name)


def draft_of(kind, ticket, text, *, by, result=""):
    """As its first reader would get it, in their language."""
    reader = next(iter(readers_of(ticket)), ticket.contact)
    event = ticket.events.select_related("ticket", "by").order_by("id").first()
    form = form_of(reader)
    with translation.override(form):
        frame = Frame(SimpleNamespace(text=text.strip(), html=to_html(text)))
        told = CostsTold(event, reader, NoLinks)
        meant = {"author": by, "result": str(result)}
        values = Draft(kind, form, reader, event, told, place=frame.place, **meant)
        return written(values, frame, wording_of(kind, form))
