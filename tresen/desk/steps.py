"""At which share of the promised time who is told, for the house and each level."""

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tresen.customers.escalation import NobodyTold
from tresen.customers.models import Step, SupportLevel
from tresen.tickets.models import Ticket

from .doors import for_administrators
from .filling import fill
from .telling import TELLS

EVERY = "every"
ROWS = 6


class StepsForm(forms.Form):
    """A handful of rows; an empty one is no step."""

    def __init__(self, *args, level, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.level, self.by = level, by
        steps = Step.objects.of(level and level.pk)
        for row in range(ROWS):
            step = steps[row] if row < len(steps) else None
            self.fields[f"percent{row}"] = forms.IntegerField(
                label=gettext_lazy("Percent of the time"),
                min_value=1,
                max_value=300,
                required=False,
                initial=step and step.percent,
            )
            self.fields[f"tells{row}"] = forms.ChoiceField(
                label=gettext_lazy("Is told"),
                choices=TELLS.items(),
                required=False,
                initial=step and step.tells,
            )

    @property
    def rows(self):
        return [(self[f"percent{row}"], self[f"tells{row}"]) for row in range(ROWS)]

    def clean(self):
        cleaned = super().clean()
        rows = [(cleaned.get(f"percent{row}"), cleaned.get(f"tells{row}")) for row in range(ROWS)]
        self.steps = [(percent, tells) for percent, tells in rows if percent and tells]
        if len({percent for percent, _tells in self.steps}) < len(self.steps):
            raise forms.ValidationError(_("Each share of the time can stand here once."))
        if not self.steps and self.level is None:
            raise forms.ValidationError(NobodyTold.sentence)
        return cleaned

    def settle(self):
        now = timezone.now()
        with transaction.atomic():
            Step.objects.settle(self.level, self.steps, by=self.by, at=now)
            Ticket.objects.plan_steps_anew(at=now)
        return reverse("desk:targets")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, level):
    found = None if level == EVERY else get_object_or_404(SupportLevel, code=level)
    form = StepsForm(request.POST or None, level=found, by=request.user.person)
    title = _("Steps of %(level)s") % {"level": found} if found else _("Steps of the house")
    page = {"title": title, "back": reverse("desk:targets"), "area": "targets", "level": found}
    page["has_own"] = found and found.steps.exists()
    return fill(request, form, StepsForm.settle, template="desk/steps.html", **page)


def steps_by_level(levels):
    """(level or None for the house, its own steps in words or none)."""
    steps = list(Step.objects.all())
    return [(level, _own(steps, level and level.pk)) for level in [None, *levels]]


def _own(steps, level_id):
    own = [step for step in steps if step.level_id == level_id]
    return [(step.percent, TELLS[step.tells]) for step in own]
