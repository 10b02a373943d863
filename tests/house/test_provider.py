import pytest
from django.db import IntegrityError

from tresen.house.keys import ring
from tresen.house.models import Key, Provider

pytestmark = pytest.mark.django_db


def test_the_house_promises_four_hours_and_reminds_after_two_and_five_days():
    provider = Provider.current()

    assert (provider.reaction_seconds, provider.reminder_days) == (14_400, [2, 5])


def test_there_is_one_provider():
    with pytest.raises(IntegrityError, match="one_provider"):
        Provider.objects.create(id=2)


def test_a_reaction_takes_time():
    with pytest.raises(IntegrityError, match="reaction_takes_time"):
        Provider.objects.update(reaction_seconds=0)


@pytest.mark.parametrize("purpose", Key.Purpose)
def test_every_key_is_there_from_the_start(purpose):
    assert [len(secret) for secret in ring(purpose).values()] == [32]


def test_no_two_keys_are_the_same():
    assert ring(Key.Purpose.TICKET_ID) != ring(Key.Purpose.MAIL)


def test_a_version_of_a_key_is_made_once():
    with pytest.raises(IntegrityError, match="one_key_per_version"):
        Key.objects.create(purpose=Key.Purpose.MAIL, version=1, secret=b"x" * 32)
