"""Which proofs a number stands for: what its link says, understood again."""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from tresen.customers.models import SupportLevel
from tresen.people.models import Team

from . import spans
from .proof import Proof
from .spans import Span
from .telling import WITHOUT, name_of, span_in_words

OUTCOMES = dict(Proof.Outcome.choices)
USUAL = "30"
PARTS = {"level": SupportLevel, "team": Team}


class UnknownChoice(ValueError):
    """We never made this link."""


@dataclass(frozen=True)
class Part:
    """The whole house, one level or one team; `pk` is None for proofs without a level or team."""

    of: str = "house"
    pk: int | None = None
    name: str = ""

    @classmethod
    def from_query(cls, query):
        of = next((of for of in PARTS if of in query), None)
        return cls._named(of, query[of]) if of else HOUSE

    @classmethod
    def _named(cls, of, given):
        if given == WITHOUT:
            return cls(of, None, name_of(of, None))
        try:
            row = PARTS[of].objects.get(pk=int(given))
        except (ValueError, OverflowError, ObjectDoesNotExist) as error:
            raise UnknownChoice(given) from error
        return cls(of, row.pk, str(row))

    def among(self, proofs):
        return proofs if self.of == "house" else proofs.filter(**{self.of: self.pk})

    def owns(self, figure):
        return figure.of == self.of and (self.of == "house" or self._key_of(figure) == self.pk)

    def _key_of(self, figure):
        return getattr(figure, f"{self.of}_id")

    def __str__(self):
        return self.name


HOUSE = Part()


@dataclass(frozen=True)
class Choice:
    """A span of time, and all that counted in it or only one outcome."""

    span: Span
    outcome: str = ""

    @classmethod
    def from_query(cls, query, now):
        outcome = query.get("outcome", "")
        if outcome and outcome not in OUTCOMES:
            raise UnknownChoice(outcome)
        try:
            return cls(spans.read(query.get("span", USUAL), now), outcome)
        except spans.UnknownSpan as error:
            raise UnknownChoice(str(error)) from error

    def of(self, proofs):
        chosen = proofs.within(self.span)
        if self.outcome:
            return chosen.filter(outcome=self.outcome)
        return chosen.exclude(outcome=Proof.Outcome.WITHDRAWN)

    @property
    def words(self):
        """As the heading of a list."""
        outcome = OUTCOMES[self.outcome] if self.outcome else _("All requests that counted")
        return [str(outcome), span_in_words(self.span.code)]
