import pytest
from django.utils import translation

from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def by_smtp(settings):
    """Letters leave through a mail server: words of ours count from their delivery on."""
    settings.SMTP_URL = "smtp://mail.example"


@pytest.fixture
def words():
    return Said("Bitte den Stecker ziehen.")


@pytest.fixture
def something_new(words, muster):
    return NewTicket("Drucker brennt", words, customer=muster)


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield
