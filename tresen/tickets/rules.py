"""By which rule a deadline was promised, in one sentence that a customer understands."""

from babel.units import format_unit
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.when import reader_locale

from .kinds import Kind

PROMISED = gettext_lazy("An answer was promised within %(time)s of service time.")
RULES = {
    "house": gettext_lazy("We promise an answer within %(time)s of service time."),
    "kind": gettext_lazy(
        "For a ticket of the kind “%(kind)s” we promise an answer within %(time)s of service time."
    ),
    "level": gettext_lazy(
        "The support level %(level)s promises an answer within %(time)s of service time."
    ),
    "level_kind": gettext_lazy(
        "For a ticket of the kind “%(kind)s” the support level %(level)s promises an answer within "
        "%(time)s of service time."
    ),
    "agreement": gettext_lazy(
        "The support agreement promises an answer within %(time)s of service time."
    ),
    "agreement_kind": gettext_lazy(
        "For a ticket of the kind “%(kind)s” the support agreement promises an answer within "
        "%(time)s of service time."
    ),
}


def rule_of(explained):
    given = explained.given
    names = {"time": spelled(given.seconds), "kind": _label(explained.kind)}
    sentence = RULES.get(given.rule, PROMISED)
    if explained.level:
        names["level"] = explained.level.name
    elif given.rule.startswith("level"):
        sentence = PROMISED
    said = str(sentence) % names
    if explained.calendar:
        return said
    return _("%(rule)s No service hours were to be found, so every hour counts.") % {"rule": said}


def spelled(seconds):
    """2 hours, 1 hour 30 minutes."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = {"hour": hours, "minute": minutes, "second": rest}
    said = [(number, f"duration-{unit}") for unit, number in parts.items() if number]
    return " ".join(format_unit(*part, locale=reader_locale()) for part in said)


def _label(kind):
    return Kind(kind).label if kind in Kind.values else kind
