import pytest

from tests.cast import berlin
from tresen.people.models import Token

pytestmark = pytest.mark.django_db


def test_a_token_opens_for_its_person(kim):
    secret = Token.objects.issue(kim, name="Skript")

    assert Token.objects.behind(secret).person == kim


def test_the_secret_itself_is_not_kept(kim):
    secret = Token.objects.issue(kim)

    kept = Token.objects.values().get()
    assert secret not in str(kept)


def test_every_token_is_another(kim):
    assert Token.objects.issue(kim) != Token.objects.issue(kim)


@pytest.mark.parametrize("change", [str.upper, lambda secret: secret[:-1], lambda secret: ""])
def test_another_secret_opens_nothing(kim, change):
    secret = Token.objects.issue(kim)

    assert Token.objects.behind(change(secret)) is None


def test_a_revoked_token_opens_nothing(kim):
    secret = Token.objects.issue(kim)
    Token.objects.update(revoked_at=berlin("mon"))

    assert Token.objects.behind(secret) is None
