"""Who is told before a deadline passes, in words."""

from django.utils.translation import gettext_lazy as _

from tresen.customers.models import Step

TELLS = {
    Step.Tells.OWNER: _("who looks after it"),
    Step.Tells.LEAD: _("the lead"),
    Step.Tells.TEAM: _("everyone on the team"),
}


def in_words(steps):
    """50 %: who looks after it, 75 %: the lead."""
    return ", ".join(f"{percent} %: {TELLS[tells]}" for percent, tells in steps)
