"""Prepaid and included time: a ledger. What was bought, used, lapsed or corrected is a posting.

The pot that lapses first is used first, by the day of the work, not by the day of writing it down.
"""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from tresen.costs.statements.month import last_day
from tresen.customers.models import Agreement, Customer
from tresen.people.models import Person

BATCH = 500


class WouldBeNegative(Exception):
    sentence = _("So much time is not left: a correction cannot take more than there is.")

    def __str__(self):
        return str(self.sentence)


class Pots(models.QuerySet):
    def of(self, customer):
        return self.filter(customer=customer)

    def living_on(self, day):
        """Those that have not lapsed by then; whichever lapses first comes first."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day)).order_by(
            models.F("expires_on").asc(nulls_last=True), "valid_from", "id"
        )

    def usable_on(self, day):
        """Those that can be used for work of this day, in this order."""
        return self.living_on(day).filter(valid_from__lte=day)

    def with_balance(self):
        """`used` is what work took, `left` what work could still take: a lapse takes nothing."""
        lapse = Q(postings__kind=Posting.Kind.EXPIRY)
        return self.annotate(
            left=models.functions.Coalesce(Sum("postings__seconds", filter=~lapse), 0),
            balance=models.functions.Coalesce(Sum("postings__seconds"), 0),
            used=-models.functions.Coalesce(
                Sum("postings__seconds", filter=Q(postings__kind=Posting.Kind.USE)), 0
            ),
        )

    @transaction.atomic
    def buy(self, customer, seconds, *, by, at, **terms):
        """Time that the customer paid for in advance: `valid_from`, `expires_on`, `net`, `note`."""
        customer.lock()
        pot = self.create(
            customer=customer, kind=Pot.Kind.PREPAID, seconds=seconds, by=by, at=at, **terms
        )
        pot.post(Posting.Kind.PURCHASE, seconds, on=pot.valid_from, by=by, at=at)
        return pot

    def include(self, agreement, day, *, by, at):
        """The free time of the month in which this day lies, once."""
        first = day.replace(day=1)
        last = last_day(day)
        pot, fresh = self.get_or_create(
            agreement=agreement,
            valid_from=max(first, agreement.starts_on),
            kind=Pot.Kind.INCLUDED,
            defaults={
                "customer": agreement.customer,
                "seconds": agreement.included_seconds,
                "expires_on": min(last, agreement.ends_on or last),
                "by": by,
                "at": at,
            },
        )
        if fresh:
            pot.post(Posting.Kind.PURCHASE, pot.seconds, on=pot.valid_from, by=by, at=at)
        return pot


class Pot(models.Model):
    """Time that can be used between two days. What is left of it is the sum of its postings."""

    class Kind(models.TextChoices):
        PREPAID = "prepaid", _("Prepaid")
        INCLUDED = "included", _("Included each month")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="pots")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="pots")
    kind = models.CharField(max_length=8, choices=Kind)
    seconds = models.PositiveIntegerField()
    valid_from = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    # What it was sold for, in net euros; None for included time.
    net = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Pots.as_manager()

    class Meta:
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_included_pot_a_month",
                fields=["agreement", "valid_from"],
                condition=models.Q(kind="included"),
            ),
            models.CheckConstraint(
                name="pot_lapses_after_it_begins",
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(name="pot_holds_time", condition=Q(seconds__gt=0)),
        ]
        indexes = [models.Index(name="pot_of_customer", fields=["customer", "expires_on"])]

    def __str__(self):
        return f"{self.get_kind_display()} {self.valid_from}"

    def is_usable_on(self, day):
        return self.valid_from <= day and (self.expires_on is None or day <= self.expires_on)

    def post(self, kind, seconds, *, on, by, at, **more):
        return self.postings.create(kind=kind, seconds=seconds, on=on, by=by, at=at, **more)

    @transaction.atomic
    def correct(self, seconds, *, reason, by, at, on):
        """Staff put a mistake right, with a reason. Never below nothing."""
        self.customer.lock()
        if seconds + Pot.objects.with_balance().get(pk=self.pk).balance < 0:
            raise WouldBeNegative
        return self.post(Posting.Kind.CORRECTION, seconds, on=on, by=by, at=at, reason=reason)

    def share_used(self, used):
        """In whole percent."""
        return used * 100 // self.seconds


class Posting(models.Model):
    """One entry of the ledger: positive seconds come in, negative ones go. Append-only."""

    class Kind(models.TextChoices):
        PURCHASE = "purchase", _("Purchase")
        USE = "use", _("Use")
        EXPIRY = "expiry", _("Lapsed")
        CORRECTION = "correction", _("Correction")

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="postings")
    kind = models.CharField(max_length=10, choices=Kind)
    seconds = models.IntegerField()
    on = models.DateField()
    work = models.ForeignKey("costs.WorkEntry", models.PROTECT, null=True, related_name="postings")
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="posting_moves_time", condition=~Q(seconds=0)),
        ]

    def __str__(self):
        return f"{self.kind} {self.seconds}"


def left_on(customer, day, agreed):
    """Seconds that work of this day can still use; included time also before it is posted."""
    if customer is None:
        return 0
    pots = [pot for pot in _pots_of(customer) if pot.is_usable_on(day)]
    known = {pot.agreement_id for pot in pots if pot.kind == Pot.Kind.INCLUDED}
    promised = agreed.included_seconds if agreed and agreed.pk not in known else 0
    return sum(max(pot.left, 0) for pot in pots) + promised


def _pots_of(customer):
    """Lists prefetch them with their balance."""
    known = getattr(customer, "_prefetched_objects_cache", {})
    return known["pots"] if "pots" in known else Pot.objects.of(customer).with_balance()


def use(entry, *, by, at):
    """Take what the entry covers from the pots of its day. Yields each pot with its use before.

    The customer's row is locked. A pot that has lapsed meanwhile gives back what it lost.
    """
    day, wanted = entry.worked_on, entry.covered_seconds
    agreement = entry.agreement
    if agreement and agreement.included_seconds:
        Pot.objects.include(agreement, day, by=by, at=at)
    touched = []
    for pot in Pot.objects.of(entry.customer).usable_on(day).with_balance():
        taken = min(pot.left, wanted)
        if taken > 0:
            _revive(pot, taken, day, by, at)
            pot.post(Posting.Kind.USE, -taken, on=day, by=by, at=at, work=entry)
            wanted -= taken
            touched.append((pot, pot.used, pot.used + taken))
    return touched


def give_back(counter, *, by, at):
    """A counter-entry returns what its entry took, to the pots it came from; the latest first."""
    wanted = -counter.covered_seconds
    for posting in counter.corrects.postings.filter(kind=Posting.Kind.USE).order_by("-id"):
        returned = min(-posting.seconds, wanted)
        if returned > 0:
            day = counter.worked_on
            posting.pot.post(Posting.Kind.USE, returned, on=day, by=by, at=at, work=counter)
            wanted -= returned


def _revive(pot, taken, day, by, at):
    """Work was written down late: the lapse did not touch what was used in time."""
    missing = taken - pot.balance
    if missing > 0:
        pot.post(Posting.Kind.EXPIRY, missing, on=day, by=by, at=at)


def lapse_all(*, today, by, at):
    """The nightly sweep: what is left of pots past their last day lapses. Locks each customer."""
    over = Pot.objects.filter(expires_on__lt=today).with_balance().filter(balance__gt=0)
    while batch := list(over.select_related("customer")[:BATCH]):
        for pot in batch:
            _lapse(pot, by, at)


@transaction.atomic
def _lapse(pot, by, at):
    pot.customer.lock()
    balance = Pot.objects.with_balance().get(pk=pot.pk).balance
    if balance > 0:
        pot.post(Posting.Kind.EXPIRY, -balance, on=pot.expires_on, by=by, at=at)


def include_all(*, today, by, at):
    """The nightly sweep: the free time of the month stands in the ledger of each agreement."""
    posted = Pot.objects.filter(
        agreement=OuterRef("pk"), kind=Pot.Kind.INCLUDED, valid_from__gte=today.replace(day=1)
    )
    wanted = Agreement.objects.on(today).filter(~Exists(posted), included_seconds__gt=0)
    for agreement in wanted.select_related("customer"):
        with transaction.atomic():
            agreement.customer.lock()
            Pot.objects.include(agreement, today, by=by, at=at)
