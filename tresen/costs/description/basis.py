"""What a description is worked out from: the levels' terms on the day on which a list begins."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from tresen.costs.prices.terms import Terms, terms_of_level
from tresen.costs.rating import Consent, Stretch, Work
from tresen.customers.models import SupportLevel

from .edition import Edition

NOON = time(12)


@dataclass(frozen=True)
class Basis:
    """`terms` are those of the levels, in the same order."""

    edition: Edition
    today: date
    levels: tuple[SupportLevel, ...]
    terms: tuple[Terms, ...]

    @classmethod
    def of(cls, edition, today):
        begins = datetime.combine(edition.since, NOON, timezone.get_default_timezone())
        each = [(level, terms_of_level(level, begins)) for level in SupportLevel.objects.all()]
        # A level that came later has no prices on an older list.
        priced = [(level, terms) for level, terms in each if terms.level.prices]
        return cls(edition, today, *(zip(*priced, strict=True) if priced else ((), ())))

    @property
    def day(self):
        """What is described is what comes: never a holiday of last year."""
        return max(self.edition.since, self.today)

    @property
    def names(self):
        return tuple(level.name for level in self.levels)

    @property
    def tariff(self):
        return self.terms[0].tariff

    @property
    def calendar(self):
        """Outside of its hours surcharges count."""
        return self.edition.price_list.surcharge_calendar

    def prices(self):
        """Every price that stands on the list for a level."""
        return [price for terms in self.terms for price in terms.level.prices.values()]

    def prices_for(self, kind):
        return [price for terms in self.terms if (price := terms.price_for(kind))]

    def before_consent(self, kind):
        """A verdict for each level, of work at usual hours to which nobody agreed yet."""
        verdicts = (terms.rate(Work(kind), None, self._noon()) for terms in self.terms)
        return [replace(verdict, surcharge=Decimal(0)) for verdict in verdicts]

    def once_agreed(self, kind, start, seconds, left=0):
        """A verdict for each level, of this work after somebody agreed to everything."""
        work = Work(kind, (Stretch(start, seconds),))
        return [_agreed(terms.with_left(left), work, start) for terms in self.terms]

    def _noon(self):
        return datetime.combine(self.day, NOON, timezone.get_default_timezone())


def _agreed(terms, work, at):
    price = terms.price_for(work.kind)
    consent = Consent(work.kind, price and price.row, given_at=at, declined_self_service=True)
    return terms.rate(work, consent, at)
