"""How soon we answer whom: what a level, an agreement or a kind of ticket promises (P1, P6)."""

from django.db import models, transaction

from tresen.hours.models import Calendar
from tresen.house.models import Amendment
from tresen.lib.memory import remembered

from .customer import Agreement
from .level import SupportLevel


class Targets(models.QuerySet):
    def most_specific(self, *, agreement, kind):
        """The one that counts, or None where the house's own promise does.

        What names the kind comes before what does not (an emergency is an emergency for
        everybody), then the agreement before its level before all.
        """
        fitting = [target for target in _all() if target.fits(agreement, kind)]
        return max(fitting, key=Target.weight, default=None)


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
        former, self.seconds, self.calendar = self.seconds if self.pk else None, seconds, calendar
        self.save()
        self._amend(by, at, former, seconds)

    @transaction.atomic
    def give_up(self, *, by, at):
        """The next less specific promise counts from now on."""
        self._amend(by, at, self.seconds, None)
        self.delete()

    def _amend(self, by, at, former, seconds):
        name = f"target.{self.rule}.{self.level_id or self.agreement_id or ''}.{self.kind}"
        Amendment.objects.create(by=by, at=at, changes={name: [former, seconds]})


@remembered
def _all():
    """A house has a handful."""
    return list(Target.objects.select_related("level", "calendar"))
