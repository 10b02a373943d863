"""How soon we answer whom: what a level, an agreement or a kind of ticket promises (P1, P6)."""

from django.db import models, transaction

from tresen.hours.models import Calendar
from tresen.house.models import Amendment, Provider
from tresen.lib.memory import remembered

from .agreement import Agreement
from .level import SupportLevel


class Targets(models.QuerySet):
    def most_specific(self, *, agreement, kind):
        """The one that counts, or None where the house's own promise does.

        What names the kind comes before what does not (an emergency is an emergency for
        everybody), then the agreement before its level before all.
        """
        fitting = [target for target in _all() if target.fits(agreement, kind)]
        return max(fitting, key=Target.weight, default=None)

    def longest(self):
        """The seconds of the slowest promise; the house's own is one of them."""
        return max([Provider.current().reaction_seconds, *self.values_list("seconds", flat=True)])


class Target(models.Model):
    """Within so many seconds of service time; without a calendar, of the mailbox's own."""

    level = models.ForeignKey(
        SupportLevel, models.PROTECT, null=True, blank=True, related_name="targets"
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="targets"
    )
    kind = models.CharField(max_length=16, blank=True)
    seconds = models.PositiveIntegerField()
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, blank=True, related_name="+")

    objects = Targets.as_manager()

    class Meta:
        ordering = ["level__rank", "agreement_id", "kind"]
        constraints = [
            models.UniqueConstraint(
                name="one_target_for_each",
                fields=["level", "agreement", "kind"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="target_takes_time", condition=models.Q(seconds__gt=0)),
            models.CheckConstraint(
                name="target_names_one_sort_of_customer",
                condition=models.Q(level=None) | models.Q(agreement=None),
            ),
            models.CheckConstraint(
                name="target_is_for_something",
                condition=~models.Q(level=None, agreement=None, kind=""),
            ),
        ]

    def __str__(self):
        return f"{self.rule}: {self.seconds}"

    @property
    def rule(self):
        """What it goes by, as a code: kind, level, level_kind, agreement, agreement_kind."""
        whose = "agreement" if self.agreement_id else "level" if self.level_id else ""
        return "_".join(filter(None, [whose, self.kind and "kind"]))

    def fits(self, agreement, kind):
        level_id = agreement and agreement.level_id
        return (
            self.kind in ("", kind)
            and self.level_id in (None, level_id)
            and self.agreement_id in (None, agreement and agreement.pk)
        )

    def weight(self):
        return bool(self.kind), bool(self.agreement_id), bool(self.level_id)

    @transaction.atomic
    def agree(self, *, seconds, calendar, by, at):
        """Promise this from now on. What was promised before stays promised."""
        standing = self._standing()
        self.pk, former = standing and standing.pk, standing and standing.promised()
        self.seconds, self.calendar = seconds, calendar
        if former != self.promised():
            self.save(force_insert=standing is None)
            self._amend(by, at, former, self.promised())

    @transaction.atomic
    def give_up(self, *, by, at):
        """The next less specific promise counts from now on."""
        standing = self._standing()
        if standing:
            standing.delete()
            self._amend(by, at, standing.promised(), None)

    def _standing(self):
        """What is promised in this place now, and one writer of promises at a time."""
        Provider.objects.select_for_update(no_key=True).get(id=1)
        same = Target.objects.select_related("calendar")
        return same.filter(level=self.level, agreement=self.agreement, kind=self.kind).first()

    def promised(self):
        return {"seconds": self.seconds, "calendar": self.calendar and self.calendar.code}

    def _amend(self, by, at, former, new):
        Amendment.objects.create(by=by, at=at, changes={self.place: [former, new]})

    @property
    def place(self):
        """Whose promise it is, as a code: target.level_kind.business.emergency."""
        whose = self.level.code if self.level else self.agreement_id or ""
        return f"target.{self.rule}.{whose}.{self.kind}"


@remembered
def _all():
    """A house has a handful."""
    return list(Target.objects.select_related("level", "calendar"))
