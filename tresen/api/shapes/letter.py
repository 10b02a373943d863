from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from tresen.mail.leaving.journal import KEEPS
from tresen.mail.models import OutgoingMail, Withheld
from tresen.tickets.models import Event

Code = Literal[*OutgoingMail.Kind.values]
State = Literal[*OutgoingMail.State.values, "unwritten"]
Because = Literal[*OutgoingMail.Because.values, *Withheld.Reason.values, ""]


class LetterShape(BaseModel):
    """A letter, or one that was not written. `promise` is the one that it keeps, `because` why it
    is late, stays at home or was not written; `last_error` is what another mail server said, and
    `acknowledged_at` when somebody took note that it failed."""

    kind: Code
    promise: str | None
    to: str | None
    state: State
    because: Because
    message_id: str | None = None
    attempts: int = 0
    repeated: bool = False
    last_error: str = ""
    next_try_at: datetime | None = None
    sent_at: datetime | None = None
    acknowledged_at: datetime | None = None

    @classmethod
    def of(cls, letter):
        return cls(
            kind=letter.kind,
            promise=KEEPS[letter.kind] or None,
            to=letter.to,
            state=letter.state,
            because=letter.because,
            message_id=letter.rfc_message_id,
            attempts=letter.attempts,
            repeated=letter.repeated,
            last_error=letter.last_error,
            next_try_at=letter.next_try_at if letter.state == "queued" else None,
            sent_at=letter.sent_at,
            acknowledged_at=letter.acknowledged_at if letter.has_failed else None,
        )

    @classmethod
    def unwritten(cls, withheld):
        return cls(
            kind=withheld.kind,
            promise=KEEPS[withheld.kind] or None,
            to=(withheld.person and withheld.person.email) or None,
            state="unwritten",
            because=withheld.reason,
        )


class FactShape(BaseModel):
    """What happened on the ticket, and the letters that followed from it."""

    fact: Literal[*Event.Kind.values]
    at: datetime
    letters: list[LetterShape]

    @classmethod
    def of(cls, event):
        written = [LetterShape.of(letter) for letter in event.written]
        unwritten = [LetterShape.unwritten(withheld) for withheld in event.unwritten]
        return cls(fact=event.kind, at=event.at, letters=[*written, *unwritten])
