"""Before it is too late: at which share of the promised time who is told (promise P1)."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.house.models import Amendment, Provider
from tresen.lib.memory import remembered

from .level import SupportLevel


class Steps(models.QuerySet):
    def of(self, level_id):
        """In rising order. A level's own steps stand in place of the house's."""
        every = _all()
        own = [step for step in every if step.level_id == level_id]
        return own or [step for step in every if step.level_id is None]

    @transaction.atomic
    def settle(self, level, steps, *, by, at):
        """From now on these, as (percent, tells). None of its own: a level uses the house's."""
        if not (level or steps):
            raise NobodyTold
        Provider.objects.select_for_update(no_key=True).get(id=1)
        own, new = self.filter(level=level).order_by("percent"), sorted(steps)
        former = list(own.values_list("percent", "tells"))
        if new != former:
            own.delete()
            self.bulk_create(
                Step(level=level, percent=percent, tells=tells) for percent, tells in new
            )
            place = f"steps.{level.code if level else ''}"
            Amendment.objects.create(by=by, at=at, changes={place: [former, new]})


class NobodyTold(Exception):
    """Without the house's own steps a late ticket would wake nobody."""

    sentence = _("The house needs one step at least, or nobody hears of a late ticket.")

    def __str__(self):
        return str(self.sentence)


class Step(models.Model):
    """At `percent` of the promised service time these are told: the owner, the lead, or all."""

    class Tells(models.TextChoices):
        OWNER = "owner"
        LEAD = "lead"
        TEAM = "team"

    level = models.ForeignKey(
        SupportLevel, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    percent = models.PositiveSmallIntegerField()
    tells = models.CharField(max_length=8, choices=Tells)

    objects = Steps.as_manager()

    class Meta:
        ordering = ["level__rank", "percent"]
        constraints = [
            models.UniqueConstraint(
                name="one_step_at_a_time", fields=["level", "percent"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="step_within_reason", condition=models.Q(percent__gte=1, percent__lte=300)
            ),
        ]

    def __str__(self):
        return f"{self.percent} %: {self.tells}"


@remembered
def _all():
    return list(Step.objects.all())
