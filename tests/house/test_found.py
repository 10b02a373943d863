import io

import pytest
from django.core.management import CommandError, call_command

from tresen.house.models import Mailbox, Provider
from tresen.people.models import Login

pytestmark = pytest.mark.django_db

WORDS = {"name": "Haus", "mailbox": "Support@haus.example", "administrator": "chef@haus.example"}


@pytest.fixture
def piped(monkeypatch):
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_house_has_a_name_a_mailbox_and_somebody_who_can_sign_in(piped):
    piped("ganz-lang-und-geheim\n")
    call_command("found", **WORDS)

    chef = Login.objects.get(email="chef@haus.example")
    assert Provider.current().name == "Haus"
    assert Mailbox.objects.main().address == "support@haus.example"
    assert chef.person.staff.administers and chef.check_password("ganz-lang-und-geheim")


def test_a_house_is_founded_once(house, piped):
    piped("ganz-lang-und-geheim\n")

    with pytest.raises(CommandError, match="already"):
        call_command("found", **WORDS)


@pytest.mark.parametrize("password", ["", "kurz\n"])
def test_a_weak_password_founds_nothing(piped, password):
    piped(password)

    with pytest.raises(CommandError):
        call_command("found", **WORDS)
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize("wrong", ["mailbox", "administrator"])
def test_what_is_no_address_founds_nothing(piped, wrong):
    piped("ganz-lang-und-geheim\n")

    with pytest.raises(CommandError, match="no mail address|not a mail address"):
        call_command("found", **{**WORDS, wrong: "nirgends"})
