"""The sections of a service description, in the order in which somebody asks for them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tresen.lib.memory import remembering

from .answers import answers
from .basis import Basis
from .edition import Edition, in_words
from .examples import examples
from .hours import hours
from .prices import prices
from .rules import consent, emergencies, prepaid, questions
from .surcharges import surcharges


@dataclass(frozen=True)
class Description:
    """What one price list means, as of today, in the language that is active."""

    basis: Basis

    @classmethod
    def of(cls, edition: Edition, today):
        with remembering():
            return cls(Basis.of(edition, today))

    @property
    def edition(self):
        return self.basis.edition

    @property
    def today(self):
        return self.basis.today

    @property
    def title(self):
        return _("Services and prices")

    @property
    def greeting(self):
        return _("What our support does for you, what that costs, and when we are there.")

    @property
    def as_of(self):
        """Which prices these are, and on which day everything else was so."""
        day = _("As of %(day)s") % {"day": in_words(self.today)}
        return f"{self.edition.words} · {day}"

    def sections(self):
        with remembering():
            found = [
                prices(self.basis),
                examples(self.basis),
                surcharges(self.basis),
                consent(self.basis),
                answers(self.basis),
                emergencies(self.basis),
                *hours(self.basis),
                prepaid(self.basis),
                questions(),
            ]
        return [section for section in found if section]
