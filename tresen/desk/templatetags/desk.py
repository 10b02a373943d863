from django import template
from django.urls import reverse

from tresen.desk.alongside import USUAL
from tresen.desk.counting import counts_for
from tresen.desk.duration_field import written
from tresen.desk.rows import is_marked
from tresen.lib import stretch
from tresen.tickets.models import Kind

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_counts(context):
    return counts_for(context["request"].user.person)


@register.simple_tag
def ticket_pages():
    """The address of any ticket up to its ID, for lists that would ask for each of their rows."""
    return reverse("desk:ticket", args=["-"]).removesuffix("-/")


register.filter("is_marked", is_marked)


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
def letter_height(text):
    """About as high as the letter is, in pixels: from outside, its frame cannot be measured."""
    lines = sum(1 + len(line) // 80 for line in text.splitlines())
    return min(110 + 24 * lines, 900)


@register.filter
def usual_activity(tab):
    return "phone" if tab == "call" else ""


@register.filter
def usual_work(tab):
    """What is written down for the work where nobody says more."""
    return USUAL.get(tab, "")
