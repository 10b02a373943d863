from django import template

from tresen.portal.money import rights_of

register = template.Library()


@register.simple_tag(takes_context=True)
def looks_after_money(context):
    """Whether the menu offers statements to whoever reads this page."""
    return rights_of(context["request"].user.person).exists()
