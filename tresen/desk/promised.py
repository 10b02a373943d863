"""What counts for one sort of customer and one kind of ticket, and why."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tresen.customers.models import Target
from tresen.hours.models import Calendar
from tresen.house.models import Provider
from tresen.lib.memory import remembering
from tresen.tickets.models import Kind

EVERY_KIND = _("Every kind")
REASONS = {
    "house": _("as for everybody"),
    "kind": _("as for everybody"),
    "level": _("by the support level"),
    "level_kind": _("for this kind, by the support level"),
    "agreement": _("own agreement"),
    "agreement_kind": _("own agreement for this kind"),
}


@dataclass(frozen=True)
class Promised:
    """`kind` is empty for every kind, `calendar` None for the hours of the mailbox."""

    kind: str
    seconds: int
    calendar: Calendar | None
    rule: str
    is_own: bool

    @property
    def kind_label(self):
        return Kind(self.kind).label if self.kind else EVERY_KIND

    @property
    def reason(self):
        return REASONS[self.rule]

    @property
    def slug(self):
        return self.kind or "every"


def promised(agreement, kinds):
    """One for each kind. `agreement` may be an unsaved one: then it stands for its level."""
    with remembering():
        return [_promised(agreement, kind) for kind in kinds]


def kinds_with_targets(targets):
    """Every kind, and those that something was promised for, in the usual order."""
    named = set(targets.values_list("kind", flat=True))
    return ["", *(kind.value for kind in Kind if kind.value in named)]


def _promised(agreement, kind):
    target = Target.objects.most_specific(agreement=agreement, kind=kind)
    if target is None:
        everybody = agreement is None and not kind
        return Promised(kind, Provider.current().reaction_seconds, None, "house", is_own=everybody)
    own = target.kind == kind and _is_of(target, agreement)
    return Promised(kind, target.seconds, target.calendar, target.rule, is_own=own)


def _is_of(target, agreement):
    """Agreed for exactly these, not taken over from somebody wider."""
    if agreement is None:
        return not (target.level_id or target.agreement_id)
    return bool(target.agreement_id if agreement.pk else target.level_id)
