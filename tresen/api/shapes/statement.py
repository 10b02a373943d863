from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel

from tresen.costs.rating import Reason
from tresen.costs.statements.data import as_data, export_as_data, summary

from .ticket import KindCode
from .work import ActivityCode

ReasonCode = Literal[*(reason.value for reason in Reason)]


class StatedCustomer(BaseModel):
    """As it was called when the statement was issued."""

    number: str
    name: str


class SurchargeShape(BaseModel):
    window: Literal["out_of_hours", "weekend", "holiday"]
    percent: str
    seconds: int


class StatedPrice(BaseModel):
    """`net` is for each started increment, once if fixed, and for each unit of a quote."""

    mode: Literal["charged", "fixed", "quote"]
    net: str
    increment_seconds: int | None = None
    call_out: str | None = None
    surcharges: list[SurchargeShape] = []
    quote: str | None = None
    quantity: str | None = None
    unit: str | None = None


class ConsentProof(BaseModel):
    by: str
    at: datetime
    seal: str


class LineShape(BaseModel):
    """An entry of work, or a line of an accepted quote. `late` is of an earlier month."""

    place: int
    ticket: str
    subject: str
    kind: KindCode
    day: date
    late: bool
    correction: bool
    person: str | None
    activity: ActivityCode | None
    text: str
    worked_seconds: int
    billed_seconds: int
    covered_seconds: int
    reason: ReasonCode
    goodwill: str
    price: StatedPrice | None
    consent: ConsentProof | None
    net: str
    vat_percent: str


class VatShape(BaseModel):
    percent: str
    net: str
    vat: str


class StatementSummary(BaseModel):
    number: str
    customer: StatedCustomer
    month: str
    issued_at: datetime
    currency: str
    net: str
    vat: str
    gross: str
    prepaid_seconds_left: int | None

    @classmethod
    def of(cls, statement):
        return cls(**summary(statement))


class StatementShape(StatementSummary):
    lines: list[LineShape]
    vat_by_rate: list[VatShape]

    @classmethod
    def of(cls, stated):
        return cls(**as_data(stated))


class ExportedLineShape(LineShape):
    """With what is needed of its statement, so that a line can be booked by itself."""

    statement: str
    month: str
    customer: StatedCustomer
    currency: str


class ExportShape(BaseModel):
    id: int
    at: datetime
    by: str
    lines: list[ExportedLineShape]

    @classmethod
    def of(cls, exported):
        return cls(**export_as_data(exported))
