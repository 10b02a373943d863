"""Statements: what a customer's month came to, each entry with who, when, why and by which consent.

A draft is worked out when somebody looks; what is issued is copied into rows that never change.
What is logged or corrected later stands in the next one.
"""

from django.db import models

from tresen.costs.quotes.line import QuoteLine
from tresen.costs.working.entry import Activity, WorkEntry
from tresen.customers.models import Contact, Customer
from tresen.people.models import Person, Staff
from tresen.tickets.models import Kind, Ticket

ISSUE = (Staff.Role.SALES, Staff.Role.LEAD, Staff.Role.ADMINISTRATOR)


def may_issue(person):
    return person.is_staff and person.staff.role in ISSUE


class Statements(models.QuerySet):
    def reachable_by(self, person):
        """Staff who issue them see all; contacts those of the customers whose money is theirs."""
        if may_issue(person):
            return self
        theirs = Contact.objects.who_see_statements().filter(person=person)
        return self.filter(customer__in=theirs.values("customer"))

    def with_line_count(self):
        return self.annotate(line_count=models.Count("lines"))


class Statement(models.Model):
    """Issued: final. `month` is its first day; corrections stand in the next one."""

    number = models.CharField(max_length=32, unique=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="statements")
    customer_number = models.CharField(max_length=20)
    customer_name = models.CharField(max_length=120)
    month = models.DateField()
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    currency = models.CharField(max_length=3)
    net = models.DecimalField(max_digits=11, decimal_places=2)
    vat = models.DecimalField(max_digits=11, decimal_places=2)
    gross = models.DecimalField(max_digits=11, decimal_places=2)
    # Seconds of prepaid time at the end of the month; None for who never had any.
    prepaid_left = models.IntegerField(null=True)

    objects = Statements.as_manager()

    class Meta:
        ordering = ["-month", "number"]
        constraints = [
            models.UniqueConstraint(name="one_statement_a_month", fields=["customer", "month"]),
            models.CheckConstraint(name="month_is_its_first_day", condition=models.Q(month__day=1)),
        ]

    def __str__(self):
        return self.number

    @property
    def is_draft(self):
        return self.pk is None


class StatementLine(models.Model):
    """A copy of one entry, or of one line of an accepted quote. Each stands in one statement.

    Names are copied, so that a person can be erased and what was issued still says the same.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    work = models.OneToOneField(WorkEntry, models.PROTECT, null=True, related_name="statement_line")
    quote_line = models.OneToOneField(
        QuoteLine, models.PROTECT, null=True, related_name="statement_line"
    )
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+")
    shown_id = models.CharField(max_length=16)
    subject = models.TextField(blank=True)
    kind = models.CharField(max_length=16, choices=Kind)
    day = models.DateField()
    person = models.CharField(max_length=120, blank=True)
    activity = models.CharField(max_length=16, choices=Activity, blank=True)
    text = models.TextField()
    worked_seconds = models.IntegerField(default=0)
    billed_seconds = models.IntegerField(default=0)
    covered_seconds = models.IntegerField(default=0)
    # For the reader: the price in codes and numbers, the reason, and whose consent it was.
    price = models.JSONField(default=dict)
    reason = models.CharField(max_length=20)
    goodwill = models.CharField(max_length=200, blank=True)
    consent = models.ForeignKey("costs.Consent", models.PROTECT, null=True, related_name="+")
    consented_by = models.CharField(max_length=120, blank=True)
    consented_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, blank=True)
    net = models.DecimalField(max_digits=11, decimal_places=2)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="one_line_a_place", fields=["statement", "place"]),
            models.CheckConstraint(
                name="line_is_of_one_thing",
                condition=models.Q(work__isnull=False, quote_line=None)
                | models.Q(work=None, quote_line__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.day}: {self.text[:60]}"

    @property
    def is_correction(self):
        """Only a counter-entry takes time back."""
        return self.worked_seconds < 0

    @property
    def is_late(self):
        """Of an earlier month: it was written down late, or that month was never issued."""
        return self.day < self.statement.month


class Export(models.Model):
    """Handed to the billing system: the lines that no export before had, once and only once."""

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return str(self.pk)


class ExportedLine(models.Model):
    export = models.ForeignKey(Export, models.PROTECT, related_name="lines")
    line = models.OneToOneField(StatementLine, models.PROTECT, related_name="exported")

    def __str__(self):
        return f"{self.export_id}: {self.line_id}"
