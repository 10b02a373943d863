from dataclasses import replace
from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from tresen.costs.models import Consent
from tresen.costs.rating import Code, Mode, Reason, gross_of
from tresen.costs.sentences import in_both, price_in_words
from tresen.costs.shape import as_json

from .person import PersonShape

VerdictCode = Literal[*(code.value for code in Code)]
ReasonCode = Literal[*(reason.value for reason in Reason)]
Way = Literal[*Consent.Way.values]


class BothLanguages(BaseModel):
    de: str
    en: str


class PriceShape(BaseModel):
    """For each started unit; for the ticket as a whole where `unit_seconds` is null."""

    net: str
    gross: str
    unit_seconds: int | None
    call_out_net: str
    text: BothLanguages

    @classmethod
    def of(cls, verdict):
        price = verdict.price
        return cls(
            net=money(price.net),
            gross=money(gross_of(price.net, verdict.vat)),
            unit_seconds=None if price.mode == Mode.FIXED else price.increment,
            call_out_net=money(price.call_out),
            text=in_both(price_in_words, verdict),
        )


class GivenConsent(BaseModel):
    """The one that counts now."""

    person: PersonShape
    at: datetime
    cap: str | None
    way: Way
    seal: str

    @classmethod
    def of(cls, consent, reader):
        return cls(
            person=PersonShape.of(consent.person, reader),
            at=consent.at,
            cap=money(consent.cap),
            way=consent.way,
            seal=consent.seal,
        )


class CostsShape(BaseModel):
    """What more work would cost, and why; sums and seconds are those of the ticket so far."""

    verdict: VerdictCode
    reason: BothLanguages
    code: ReasonCode
    net: str
    gross: str
    currency: str
    worked_seconds: int
    billed_seconds: int
    price_list: int | None
    price: PriceShape | None
    consent: GivenConsent | None
    cap: str | None

    @classmethod
    def of(cls, costs, ticket, reader):
        agreed = cls._agreed(costs, ticket, reader)
        return cls(**as_json(costs.verdict) | cls._so_far(costs, ticket) | agreed)

    @staticmethod
    def _so_far(costs, ticket):
        """For whoever was let in later, since then."""
        costs = replace(costs, entries=[each for each in costs.entries if ticket.shows(each.at)])
        return {
            "net": money(costs.net),
            "gross": money(costs.gross),
            "worked_seconds": costs.worked_seconds,
            "billed_seconds": costs.billed_seconds,
        }

    @staticmethod
    def _agreed(costs, ticket, reader):
        consent = costs.consent if costs.consent and ticket.shows(costs.consent.at) else None
        return {
            "code": costs.verdict.reason.value,
            "price": PriceShape.of(costs.verdict) if costs.has_price else None,
            "consent": consent and GivenConsent.of(consent, reader),
            "cap": money(consent and costs.cap),
        }


def money(amount):
    """With both cents, as a string: a number of JSON would be a float to many."""
    return None if amount is None else f"{amount:.2f}"
