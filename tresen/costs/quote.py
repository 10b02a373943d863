"""Quotes of sales (promise P4): lines, a total, a day until which it is valid; yes or no."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models, transaction

from tresen.people.models import Person, Staff
from tresen.tickets.answering import require_staff
from tresen.tickets.models import Message, Ticket

from .price_list import price_list_on
from .rating import ZERO, cents
from .refusing import NotSales, QuoteIsEmpty, QuoteIsOut, QuoteIsSettled

WRITE_QUOTES = (Staff.Role.SALES, Staff.Role.LEAD, Staff.Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Line:
    """What a quote offers: so many units at a net price, and the VAT rate in percent."""

    text: str
    quantity: Decimal
    unit_net: Decimal
    unit: str = ""
    vat_percent: Decimal | None = None


class Quotes(models.QuerySet):
    def sent(self):
        return self.exclude(sent_at=None)

    def open(self, today):
        """Sent, and neither decided nor withdrawn nor over."""
        return self.sent().filter(withdrawn_at=None, decisions=None, valid_until__gte=today)

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
        return "open" if today <= self.valid_until else "expired"

    @property
    def net(self):
        return sum((line.net for line in self.lines.all()), ZERO)

    @property
    def gross(self):
        return self.net + sum((vat for _, vat in self.vat_by_rate()), ZERO)

    def vat_by_rate(self):
        """[(rate in percent, VAT)], rounded once for each rate."""
        nets = {}
        for line in self.lines.all():
            nets[line.vat_percent] = nets.get(line.vat_percent, ZERO) + line.net
        return [(rate, cents(net * rate / 100)) for rate, net in sorted(nets.items())]

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

    def fill(self, lines, *, at):
        price_list = price_list_on(at.date())
        usual = price_list.vat_percent if price_list else Decimal(19)
        QuoteLine.objects.bulk_create(
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
        )

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
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])
        if self.sent_at:
            self.ticket.record("quote_withdrawn", by=by, at=at, quote=self.pk)

    def _lock(self):
        """The ticket first, as everywhere."""
        self.ticket.lock()
        self.refresh_from_db(fields=["sent_at", "withdrawn_at", "valid_until"])


class QuoteLine(models.Model):
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()
    quantity = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=20, blank=True)
    unit_net = models.DecimalField(max_digits=11, decimal_places=2)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="one_line_in_a_place", fields=["quote", "place"]),
            models.CheckConstraint(
                name="line_counts_something", condition=models.Q(quantity__gt=0)
            ),
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def net(self):
        return cents(self.quantity * self.unit_net)


def require_sales(person):
    require_staff(person)
    if person.staff.role not in WRITE_QUOTES:
        raise NotSales
