"""A price in a narrow column: net in large letters, and below it gross and for what."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.rating import Mode
from tresen.costs.sentences import net_and_gross
from tresen.lib.stretch import how_long

from .table import Line

COMMON = {
    60: gettext_lazy("%(gross)s gross for each started minute"),
    900: gettext_lazy("%(gross)s gross for each started quarter of an hour"),
    3600: gettext_lazy("%(gross)s gross for each started hour"),
}


def sums(verdict):
    price = verdict.price
    names = net_and_gross(price.net, verdict)
    if price.call_out:
        once = net_and_gross(price.call_out, verdict)
        yield Line(_("%(net)s net") % once, _("%(gross)s gross for the call-out") % once)
        yield Line(_("plus %(net)s net") % names, _unit(price) % names)
    else:
        yield Line(_("%(net)s net") % names, _unit(price) % names)


def whole_sum(verdict):
    """What it comes to, and for how much time."""
    names = net_and_gross(verdict.net, verdict)
    yield Line(_("%(net)s net") % names, _("%(gross)s gross") % names)
    if verdict.billed_seconds:
        yield Line("", _("%(length)s charged") % {"length": how_long(verdict.billed_seconds)})


def _unit(price):
    if price.mode == Mode.FIXED:
        return _("%(gross)s gross as a fixed price")
    if price.increment in COMMON:
        return str(COMMON[price.increment])
    said = _("%(gross)s gross for each started {length}")
    return said.replace("{length}", how_long(price.increment))
