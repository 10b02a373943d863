from dataclasses import replace
from datetime import timedelta

from django.db import models, transaction
from django.db.models.functions import Length

from tresen.customers.models import SupportLevel
from tresen.people.models import Team

from . import spans
from .bookmark import Bookmark
from .measuring import NONE, measured, measured_by, measured_by_month
from .proof import Proof

# A year of a million tickets costs seconds, and one page never tells of two moments.
PACE = timedelta(minutes=15)


class Figures(models.QuerySet):
    def of_house(self):
        return self.filter(of=Figure.Of.HOUSE)

    def as_reckoned(self, span):
        """The span as it was when its figures were reckoned, so that lists agree with them."""
        known = self.of_house().filter(span=span.code).first()
        return replace(span, starts_at=known.starts_at, ends_at=known.ends_at) if known else span

    def in_order(self):
        """The house, its levels, its teams; of each the last days, and then the newest month."""
        rows = self.select_related("level", "team")
        return rows.order_by("of", "level__rank", "team__name", Length("span"), "-span")

    def are_fresh(self, now):
        return self.filter(reckoned_at__gt=now - PACE).exists()


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
    by_month = measured_by_month(proofs.within(spans.all_of(months)))
    return [
        *(_figure(span, now, measured(proofs.within(span))) for span in spans.windows(now)),
        *(_figure(span, now, by_month.get((span.starts_at,), NONE)) for span in months),
    ]


def reckon_due(*, now):
    """Every quarter of an hour; not while somebody else keeps the books."""
    if not Figure.objects.are_fresh(now):
        with transaction.atomic():
            if Bookmark.held():
                _reckon(now)


@transaction.atomic
def reckon_all(*, now):
    Bookmark.awaited()
    _reckon(now)


def _reckon(now):
    """All spans and parts at one moment; readers see the former ones until these stand."""
    proofs = Proof.objects.all()
    figures = [
        *figures_about(proofs, now),
        *_figures_by("level", proofs, now),
        *_figures_by("team", proofs, now),
    ]
    Figure.objects.all().delete()
    Figure.objects.bulk_create(figures)


def _figures_by(of, proofs, now):
    """Of each level or team, where it had any requests."""
    for span in spans.windows(now):
        for (pk,), numbers in measured_by(proofs.within(span), of).items():
            yield _figure(span, now, numbers, of=of, **{f"{of}_id": pk})
    months = {span.starts_at: span for span in spans.months(now)}
    by_month = measured_by_month(proofs.within(spans.all_of(months.values())), of)
    for (pk, month), numbers in by_month.items():
        yield _figure(months[month], now, numbers, of=of, **{f"{of}_id": pk})


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
