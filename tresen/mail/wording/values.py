"""What the variables of one letter stand for, in the language that is active."""

import re
from dataclasses import dataclass, field

from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.tickets.models import Kind

from .account_told import AccountTold
from .costs_told import CostsTold
from .filled import filled
from .letter_text import wording_of
from .telling import TELL
from .text_kinds import TEXTS

LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
IN_LINES = ("farewell", "guides", "notices", "words")


@dataclass(frozen=True)
class Values:
    """Each is worked out once, and only where a text names it: a link is made only to be sent."""

    kind: str
    form: str
    person: object
    # None, where the letter is about an account.
    event: object = None
    costs: CostsTold | None = None
    account: AccountTold | None = None
    # Where the words of a person go (see frames.py).
    place: str = ""
    _known: dict = field(default_factory=dict)

    def get(self, name):
        """As filled.py asks: None for what is no variable of this text."""
        return self._of(name) if name in TEXTS[self.kind].variables else None

    def within(self, part):
        """A part of the letter that is a text of its own, with its own variables."""
        said = {name: self._of(name) for name in TEXTS[part].variables}
        return filled(wording_of(part, self.form).text, said)

    @property
    def ticket(self):
        return self.event and self.event.ticket

    @property
    def message(self):
        return self.event.message

    @property
    def confirms(self):
        return self.kind == OutgoingMail.Kind.OPENED

    @property
    def is_for_a_stranger(self):
        """Perhaps nobody who wrote to us: what somebody wrote is not sent on to them."""
        return self.confirms and not self.ticket.customer_id

    @property
    def is_unsorted(self):
        return self.confirms and self.ticket.kind == Kind.UNSORTED

    @property
    def is_of_a_quote(self):
        return self.kind in (OutgoingMail.Kind.QUOTE, OutgoingMail.Kind.QUOTE_ENDS)

    @property
    def links_made(self):
        """What the letter may lead to, besides our own pages of the ticket."""
        return (self.costs or self.account).links_made

    @property
    def consent(self):
        """What the letter has word for word; nobody agrees to a price that has no kind."""
        if self.is_unsorted:
            return None
        return self.costs.given if self.confirms else self.costs.consent

    def _of(self, name):
        if name not in self._known:
            said = self._tell(name)
            self._known[name] = said if name in IN_LINES else LINE_BREAKS.sub(" ", said).strip()
        return self._known[name]

    def _tell(self, name):
        return str(TELL[name](self) or "")
