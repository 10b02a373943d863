"""What every page needs from the person who reads it: their clock, and a key for each form."""

import uuid

from django import template
from django.utils import timezone
from django.utils.html import format_html

from tresen.lib import when

register = template.Library()


@register.simple_tag(takes_context=True)
def moment(context, at):
    """<time>heute 15:20 Uhr</time>, in the reader's time zone; the full date waits in the title."""
    if at is None:
        return ""
    zone = zone_of(context["request"])
    words = when.in_short(at, timezone.now(), zone)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(), when.in_full(at, zone), words
    )


@register.filter
def unbroken(number):
    """A number stays on its line: dialled from two, it is soon dialled wrong."""
    return format_html('<span class="nowrap">{}</span>', number)


@register.simple_tag
def once_key():
    """Sent twice, a form with this key is done once (see people/once.py)."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())


def zone_of(request):
    user = request.user
    return user.person.timezone if user.is_authenticated else timezone.get_default_timezone_name()
