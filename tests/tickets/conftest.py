import pytest
from django.utils import translation

from tests.cast import berlin
from tests.scenes import scene
from tresen.people.models import Person
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


@pytest.fixture
@scene
def petra(house):
    return Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")


@pytest.fixture
@scene
def heard(shop_is_down, petra, kim, words):
    """Petra's mail on a ticket that was answered before: for staff only."""
    shop_is_down.answer(words, by=kim, at=berlin("mon", "10:30"))
    said = Said("Die Quarzuhr ist schuld.", origin="mail")
    return shop_is_down.file_third_party(said, by=petra, at=berlin("mon", "11:00"))
