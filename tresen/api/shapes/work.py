from datetime import datetime
from functools import partial
from typing import Literal

from pydantic import BaseModel

from tresen.costs.sentences import in_both
from tresen.costs.working.entry import Activity
from tresen.costs.working.words import work_in_words
from tresen.house.models import Provider
from tresen.lib.memory import remembering

from .belonging import of_its_customer
from .costs import BothLanguages, VerdictCode, money
from .person import PersonShape
from .ticket import KindCode

ActivityCode = Literal[*Activity.values]


class WorkShape(BaseModel):
    """`person` did it, `by` wrote it down; `split` has the worked seconds by service time."""

    id: int
    ticket: str
    kind: KindCode
    person: PersonShape
    by: PersonShape
    started_at: datetime
    worked_seconds: int
    billed_seconds: int
    covered_seconds: int
    split: dict[str, int]
    net: str
    gross: str
    currency: str
    verdict: VerdictCode
    reason: BothLanguages
    activity: ActivityCode
    text: str
    goodwill: str
    corrects: int | None
    consent: int | None
    quote: str | None

    @classmethod
    def of(cls, entry, reader):
        currency = Provider.current().currency
        return cls(
            id=entry.pk,
            ticket=entry.ticket.shown_id,
            kind=entry.kind,
            person=PersonShape.of(entry.person, reader),
            by=PersonShape.of(entry.by, reader),
            **cls._measured(entry),
            currency=currency,
            verdict=entry.verdict,
            reason=in_both(partial(work_in_words, currency=currency), entry),
            activity=entry.activity,
            text=entry.text,
            goodwill=entry.goodwill,
            corrects=entry.corrects_id,
            consent=entry.consent_id,
            quote=entry.quote and entry.quote.number,
        )

    @staticmethod
    def _measured(entry):
        copied = ("started_at", "worked_seconds", "billed_seconds", "covered_seconds", "split")
        sums = {"net": money(entry.net), "gross": money(entry.gross)}
        return {name: getattr(entry, name) for name in copied} | sums

    @classmethod
    @remembering()
    def of_each(cls, entries, reader):
        return [cls.of(entry, reader) for entry in entries]

    @classmethod
    def read(cls, entries, reader):
        """The entries of one ticket as the list shows them."""
        rows = for_reading(entries[0].ticket, reader).filter(pk__in=[each.pk for each in entries])
        return cls.of_each(rows.order_by("started_at", "id"), reader)


def for_reading(ticket, reader):
    """Everything that the shape shows, in a constant number of queries."""
    rows = of_its_customer(ticket.work.all(), ticket, reader)
    rows = rows.select_related("ticket", "person__staff", "by__staff", "price", "quote")
    return rows.prefetch_related("person__addresses", "by__addresses")
