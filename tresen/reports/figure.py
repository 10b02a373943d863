from dataclasses import replace
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from tresen.customers.models import SupportLevel
from tresen.people.models import Team

from . import spans
from .bookmark import Bookmark
from .measuring import NONE, measured, measured_by, measured_by_month
from .proof import Proof

# A year costs the most and changes the least.
PACE = {"7": timedelta(minutes=5), "30": timedelta(minutes=5), "365": timedelta(hours=1)}
PACE_OF_THIS_MONTH = timedelta(minutes=5)


class Figures(models.QuerySet):
    def of_house(self):
        return self.filter(of=Figure.Of.HOUSE)

    def as_reckoned(self, span):
        """The span as it was when its figures were reckoned, so that lists agree with them."""
        known = self.of_house().filter(span=span.code).first()
        return replace(span, starts_at=known.starts_at, ends_at=known.ends_at) if known else span

    def outdate(self, moments):
        """Something became known about these moments: months that were done are reckoned again."""
        codes = {spans.month_code(moment) for moment in moments}
        self.filter(span__in=codes, again_at=None).update(again_at=timezone.now())


class Figure(models.Model):
    """What is told about a span of time: of the whole house, of one level, or of one team.

    Kept ready by a worker, so that a page costs the same however many tickets there are. None of
    them is about a person.
    """

    class Of(models.TextChoices):
        HOUSE = "house"
        LEVEL = "level"
        TEAM = "team"

    of = models.CharField(max_length=5, choices=Of, default=Of.HOUSE)
    level = models.ForeignKey(SupportLevel, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    span = models.CharField(max_length=7)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kept = models.PositiveIntegerField()
    broken = models.PositiveIntegerField()
    withdrawn = models.PositiveIntegerField()
    median_service = models.PositiveIntegerField(null=True)
    most_service = models.PositiveIntegerField(null=True)
    median_real = models.PositiveIntegerField(null=True)
    most_real = models.PositiveIntegerField(null=True)
    reckoned_at = models.DateTimeField()
    again_at = models.DateTimeField(null=True)

    objects = Figures.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_figure_of_each",
                fields=["span", "of", "level", "team"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.of} {self.span}: {self.kept} of {self.counted}"

    @property
    def counted(self):
        """Who withdrew in time counts neither way."""
        return self.kept + self.broken


def figures_about(proofs, now):
    """Of the windows and the months, reckoned at once: in four queries."""
    months = spans.months(now)
    by_month = measured_by_month(proofs.filter(decided_at__gte=months[0].starts_at))
    return [
        *(_figure(span, now, measured(proofs.within(span))) for span in spans.windows(now)),
        *(_figure(span, now, by_month.get(span.starts_at, NONE)) for span in months),
    ]


def reckon_due(*, now):
    """Reckon every span whose figures are missing, too old, or known to be wrong."""
    wanted = {span.code: span for span in [*spans.windows(now), *spans.months(now)]}
    fresh = Figure.objects.of_house().exclude(again_at__lte=now).values_list("span", flat=True)
    for code in wanted.keys() - set(fresh):
        _keep(wanted[code], now)
    Figure.objects.exclude(span__in=wanted).delete()


@transaction.atomic
def _keep(span, now):
    if Bookmark.held():
        again_at = _again_at(span, now)
        figures = _figures_of(Proof.objects.within(span), span, now)
        Figure.objects.filter(span=span.code).delete()
        for figure in figures:
            figure.again_at = again_at
        Figure.objects.bulk_create(figures)


def _again_at(span, now):
    """Months that are over are reckoned again only when something new becomes known of them."""
    if span.code in PACE:
        return now + PACE[span.code]
    return now + PACE_OF_THIS_MONTH if now < span.ends_at else None


def _figures_of(proofs, span, now):
    levels, teams = measured_by(proofs, "level"), measured_by(proofs, "team")
    return [
        _figure(span, now, measured(proofs)),
        *(_figure(span, now, numbers, of="level", level_id=pk) for pk, numbers in levels.items()),
        *(_figure(span, now, numbers, of="team", team_id=pk) for pk, numbers in teams.items()),
    ]


def nothing_in(span, now):
    return _figure(span, now, NONE)


def _figure(span, now, numbers, **about):
    return Figure(
        span=span.code,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        reckoned_at=now,
        **numbers,
        **about,
    )
