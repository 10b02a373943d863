from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from tresen.people.templatetags.pages import zone_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def shown(source, user, **names):
    template = Template("{% load pages %}" + source)
    return template.render(Context({"request": SimpleNamespace(user=user), **names}))


def test_a_moment_is_told_by_the_clock_of_who_reads(kim):
    kim.timezone = "Asia/Tokyo"
    kim.login.person = kim

    html = shown("{% moment at %}", kim.login, at=NOON)

    assert 'datetime="2026-03-02T12:00:00+00:00"' in html
    assert "21:00" in html


@pytest.mark.django_db
def test_strangers_read_the_clock_of_the_house():
    assert zone_of(SimpleNamespace(user=AnonymousUser())) == "Europe/Berlin"


def test_no_moment_is_no_words(kim):
    assert shown("{% moment at %}", kim.login, at=None) == ""


def test_every_form_has_a_key_of_its_own(kim):
    assert shown("{% once_key %}", kim.login) != shown("{% once_key %}", kim.login)
