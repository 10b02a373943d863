from django import template

from tresen.reports.telling import length

register = template.Library()
register.filter("seconds_in_words", length)
