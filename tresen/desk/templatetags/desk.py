from django import template

from tresen.desk.alongside import USUAL
from tresen.desk.counting import counts_for
from tresen.desk.duration_field import written
from tresen.lib import stretch
from tresen.tickets.models import Kind

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_counts(context):
    return counts_for(context["request"].user.person)


@register.filter
def kind_label(code):
    """Django's get_kind_display hashes every label anew, which a list of rows feels."""
    return Kind(code).label


@register.filter
def duration(seconds):
    return written(seconds)


@register.filter
def how_long(seconds):
    """To the second, and nothing that is zero."""
    return stretch.how_long(seconds)


@register.filter
def with_sign(seconds):
    """What comes in and what goes: +2 h, −30 min."""
    return f"{'−' if seconds < 0 else '+'}{stretch.how_long(abs(seconds))}"


@register.filter
def usual_work(tab):
    """What is written down for the work where nobody says more."""
    return USUAL.get(tab, "")
