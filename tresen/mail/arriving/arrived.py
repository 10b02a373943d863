from dataclasses import dataclass
from functools import cached_property

from tresen.mail.parsing import ParsedMail
from tresen.people.models import Person
from tresen.tickets.models import Message

from .hearing import check_of, heard
from .incoming import IncomingMail


@dataclass(frozen=True)
class Arrived:
    """A mail with words, and who wrote it."""

    parsed: ParsedMail
    mail: IncomingMail
    author: Person

    @cached_property
    def said(self):
        return heard(self.parsed, self.mail)

    @cached_property
    def is_forged(self):
        """Our own mail servers say that somebody else wrote it. A house that trusts none: never."""
        return check_of(self.parsed) == Message.SenderCheck.FORGED

    @cached_property
    def contacts(self):
        """For whom its writer speaks today."""
        return list(self.author.contacts.living().select_related("customer"))

    @property
    def doing(self):
        return {"by": self.author, "at": self.mail.received_at}
