"""Quotes of sales (promise P4): lines, a total, a day until which it is valid; yes or no."""

from decimal import Decimal

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from tresen.costs.prices.price_list import price_list_on
from tresen.costs.refusing import NotSales, QuoteIsEmpty, QuoteIsOut, QuoteIsSettled, QuoteIsTooMuch
from tresen.people.models import Person, Staff
from tresen.tickets.answering import require_staff
from tresen.tickets.models import Closure, Message, Ticket

from .line import Line, QuoteLine, Total

WRITE_QUOTES = (Staff.Role.SALES, Staff.Role.LEAD, Staff.Role.ADMINISTRATOR)
STATES = ("draft", "open", "accepted", "declined", "expired", "withdrawn")


class Quotes(models.QuerySet):
    def sent(self):
        return self.exclude(sent_at=None)

    def shown_to_reader_of(self, ticket):
        """Of this ticket, without what was sent before its reader was let in."""
        sent = self.sent()
        return sent.filter(sent_at__gte=ticket.reads_since) if ticket.reads_since else sent

    def open(self, today):
        """Sent, and neither decided nor withdrawn nor over."""
        return self._undecided().exclude(_is_over(today))

    def in_state(self, state, today):
        """Those of which `state` says the same."""
        return {
            "draft": lambda: self.filter(sent_at=None, withdrawn_at=None),
            "open": lambda: self.open(today),
            "accepted": lambda: self.filter(decisions__answer="agreed"),
            "declined": lambda: self.filter(decisions__answer="refused"),
            "expired": lambda: self._undecided().filter(_is_over(today)),
            "withdrawn": lambda: self.exclude(withdrawn_at=None),
        }[state]()

    def chargeable(self):
        """Accepted by whose ticket it still is, and done: what statements charge, line by line.

        It falls into the month in which the ticket was closed as solved (`ticket__closed_at`).
        """
        whose = Q(decisions__customer=F("ticket__customer")) | Q(decisions__customer=None)
        done = {"ticket__closure__result": Closure.Result.SOLVED, "ticket__customer__isnull": False}
        return self.filter(whose, decisions__answer="agreed", **done)

    def for_page(self):
        """With all that a page says of each, in a constant number of queries."""
        return (
            self.select_related("ticket__customer", "ticket__contact", "by", "sent_by")
            .prefetch_related("lines", "decisions__person")
            .annotate(worked_seconds=Coalesce(models.Sum("work__worked_seconds"), 0))
        )

    def _undecided(self):
        return self.sent().filter(withdrawn_at=None, decisions=None)

    @transaction.atomic
    def write(self, ticket, lines, *, by, at, **terms):
        """A draft; `terms` are `valid_until`, `intro` and `outro`."""
        require_sales(by)
        ticket.lock()
        ticket.refuse_if_closed()
        number = f"{ticket.shown_id}-{self.filter(ticket=ticket).count() + 1}"
        quote = self.create(ticket=ticket, number=number, by=by, at=at, **terms)
        quote.fill(lines, at=at)
        return quote


def _is_over(today):
    """Its time, or the whole ticket."""
    return Q(valid_until__lt=today) | Q(ticket__closed_at__isnull=False)


class Quote(models.Model):
    """`planned_seconds` is the work that sales reckons with: what is done is held against it."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="quotes")
    number = models.CharField(max_length=20, unique=True)
    intro = models.TextField(blank=True)
    outro = models.TextField(blank=True)
    valid_until = models.DateField()
    planned_seconds = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="quote")
    reminded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = Quotes.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                name="quote_out",
                fields=["valid_until"],
                condition=models.Q(sent_at__isnull=False, withdrawn_at=None),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def decision(self):
        """The consent or refusal, or None. Pages prefetch `decisions`."""
        return next(iter(self.decisions.all()), None)

    def state(self, today):
        """draft, open, accepted, declined, withdrawn or expired."""
        decision = self.decision
        if decision:
            return "accepted" if decision.is_agreed else "declined"
        if self.withdrawn_at:
            return "withdrawn"
        if self.sent_at is None:
            return "draft"
        is_over = today > self.valid_until or self.ticket.closed_at
        return "expired" if is_over else "open"

    @property
    def total(self):
        return Total(list(self.lines.all()))

    @property
    def net(self):
        return self.total.net

    @property
    def gross(self):
        return self.total.gross

    @transaction.atomic
    def change(self, lines, *, by, at, **terms):
        """Only a draft can be changed; what is out is withdrawn and written anew."""
        require_sales(by)
        self._lock()
        if self.sent_at or self.withdrawn_at:
            raise QuoteIsOut
        for name, value in terms.items():
            setattr(self, name, value)
        self.save(update_fields=list(terms))
        self.lines.all().delete()
        self.fill(lines, at=at)

    @transaction.atomic
    def copy(self, *, by, at, valid_until):
        """A new draft that offers the same: also of one that can be accepted no more."""
        same = [
            Line(line.text, line.quantity, line.unit_net, line.unit, line.vat_percent)
            for line in self.lines.all()
        ]
        names = ("intro", "outro", "planned_seconds")
        terms = {"valid_until": valid_until, **{name: getattr(self, name) for name in names}}
        return Quote.objects.write(self.ticket, same, by=by, at=at, **terms)

    def fill(self, lines, *, at):
        usual = usual_vat(at)
        filled = [
            QuoteLine(
                quote=self,
                place=place,
                text=line.text,
                quantity=line.quantity,
                unit=line.unit,
                unit_net=line.unit_net,
                vat_percent=usual if line.vat_percent is None else line.vat_percent,
            )
            for place, line in enumerate(lines)
        ]
        if not Total(filled).is_payable:
            raise QuoteIsTooMuch
        QuoteLine.objects.bulk_create(filled)

    @transaction.atomic
    def send(self, said, *, by, at, today):
        """To the customer: a public message with these words, and everything enclosed in it."""
        require_sales(by)
        self._lock()
        if self.sent_at or self.withdrawn_at:
            raise QuoteIsOut
        if not self.lines.exists() or self.valid_until < today:
            raise QuoteIsEmpty
        self.sent_at, self.sent_by = at, by
        self.save(update_fields=["sent_at", "sent_by"])
        self.message = self.ticket.offer(said, self.pk, by=by, at=at)
        self.save(update_fields=["message"])
        return self.message

    @transaction.atomic
    def withdraw(self, *, by, at):
        """It cannot be accepted any more. A draft is simply put away."""
        require_sales(by)
        self._lock()
        if self.decision or self.withdrawn_at:
            raise QuoteIsSettled
        self.take_back(by=by, at=at)

    def take_back(self, *, by, at):
        """Also where nobody asked for it: see `withdraw_quotes`. The ticket is locked."""
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])
        if self.sent_at:
            self.ticket.record("quote_withdrawn", by=by, at=at, quote=self.pk)

    def _lock(self):
        """The ticket first, as everywhere; then what was read before counts no more."""
        self.ticket.lock()
        self.refresh_from_db()


def usual_vat(at):
    """The rate of the price list that counts then."""
    price_list = price_list_on(timezone.localdate(at))
    return price_list.vat_percent if price_list else Decimal(19)


def may_write_quotes(person):
    return person.is_staff and person.staff.role in WRITE_QUOTES


def require_sales(person):
    require_staff(person)
    if not may_write_quotes(person):
        raise NotSales
