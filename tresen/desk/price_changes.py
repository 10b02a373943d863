"""What a price list would change, in words: compared with the one that counts before it."""

from dataclasses import dataclass
from hashlib import sha256

from django.utils.functional import cached_property

from tresen.costs.models import PriceList
from tresen.costs.prices.words import Money, in_words
from tresen.customers.models import SupportLevel

from .price_table import shared, table


@dataclass(frozen=True)
class Change:
    where: str
    before: str
    after: str


class PriceChanges:
    def __init__(self, draft, day):
        self.draft, self.day = draft, day
        self.former = PriceList.objects.on(day)
        self._levels = list(SupportLevel.objects.all())

    @cached_property
    def changes(self):
        new = self._words(self.draft)
        former = self._words(self.former) if self.former else dict.fromkeys(new, "–")
        return [
            Change(where, former[where], new[where]) for where in new if new[where] != former[where]
        ]

    @cached_property
    def unpriced(self):
        """How many cells would mean: only by quote."""
        cells = [cell for _label, row in table(self.draft, self._levels) for cell in row]
        return sum(cell.price is None for cell in cells)

    @property
    def mark(self):
        """Of what was shown, to see whether it is still what would be released."""
        return sha256(repr((self.day, self.changes, self.unpriced)).encode()).hexdigest()

    def _words(self, price_list):
        """{what: in words}, always in the same order."""
        return {**shared(price_list), **dict(self._cells(price_list))}

    def _cells(self, price_list):
        money = Money.of(price_list)
        for label, row in table(price_list, self._levels):
            for cell in row:
                yield f"{cell.level} · {label}", in_words(cell.price, money)
