from django import template

from tresen.desk.counting import counts_for
from tresen.desk.duration_field import written
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
