"""Sums and numbers on pages, as the reader writes them."""

from babel.numbers import format_decimal
from django import template

from tresen.costs import sentences
from tresen.lib.when import reader_locale

register = template.Library()


@register.filter
def money(amount, currency):
    """{{ amount|money:provider.currency }}"""
    return sentences.euros(amount, currency)


@register.filter
def percent(rate):
    return sentences.percent(rate)


@register.filter
def number(amount):
    """1,5 without zeros behind it."""
    return format_decimal(amount.normalize(), locale=reader_locale())
