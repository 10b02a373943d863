from datetime import datetime

from pydantic import BaseModel

from .belonging import of_its_customer
from .costs import Way, money
from .person import PersonShape
from .ticket import KindCode


class ConsentShape(BaseModel):
    """Somebody agreed, or refused, in these words. `ip` is for administrators alone."""

    id: int
    ticket: str
    agreed: bool
    person: PersonShape
    by: PersonShape
    at: datetime
    way: Way
    kind: KindCode
    cap: str | None
    declined_self_service: bool
    price_list: int | None
    quote: str | None
    sentence: str
    seal: str
    ip: str | None

    @classmethod
    def of(cls, consent, reader):
        return cls(
            id=consent.pk,
            ticket=consent.ticket.shown_id,
            agreed=consent.is_agreed,
            person=PersonShape.of(consent.person, reader),
            by=PersonShape.of(consent.by, reader),
            at=consent.at,
            way=consent.way,
            kind=consent.kind,
            cap=money(consent.cap),
            declined_self_service=consent.declined_self_service,
            price_list=consent.price_list,
            quote=consent.quote and consent.quote.number,
            sentence=consent.words.sentence,
            seal=consent.seal,
            ip=consent.words.ip if _administers(reader) else None,
        )

    @classmethod
    def read(cls, consent, reader):
        """The consent as the list shows it."""
        return cls.of(for_reading(consent.ticket, reader).get(pk=consent.pk), reader)


def for_reading(ticket, reader):
    """Everything that the shape shows, in a constant number of queries."""
    rows = of_its_customer(ticket.consents.all(), ticket, reader)
    rows = rows.select_related("ticket", "person__staff", "by__staff", "quote", "words")
    return rows.prefetch_related("person__addresses", "by__addresses")


def _administers(reader):
    return reader.is_staff and reader.staff.administers
