from django import template

from tresen.desk.counting import counts_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_counts(context):
    return counts_for(context["request"].user.person)
