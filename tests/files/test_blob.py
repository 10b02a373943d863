from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from django.db.models import ProtectedError

from tests.rivals import alone
from tresen.files.blob import LARGE
from tresen.files.models import Attachment, Blob

pytestmark = pytest.mark.django_db


GREAT = b"\0\xff" * LARGE


@pytest.mark.parametrize(
    "data", [b"", b"\0\xff", b"x" * 100_000, GREAT], ids=["empty", "raw", "long", "large"]
)
def test_bytes_come_back_as_they_went_in(data):
    blob = Blob.objects.get(pk=Blob.keep(data).pk)

    assert bytes(blob.data) == data
    assert (bytes(blob.sha256), blob.size) == (sha256(data).digest(), len(data))


@pytest.mark.parametrize("data", [b"same", GREAT], ids=["small", "large"])
def test_equal_bytes_are_kept_once(data):
    first = Attachment.keep("a.txt", data)
    second = Attachment.keep("b.txt", data)

    assert first.blob == second.blob
    assert first.pk != second.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("data", [b"same", GREAT], ids=["small", "large"])
def test_equal_bytes_are_kept_once_in_a_race(data):
    @alone
    def keep(_):
        return Blob.keep(data).pk

    with ThreadPoolExecutor(4) as crowd:
        kept = set(crowd.map(keep, range(8)))

    assert len(kept) == Blob.objects.count() == 1


def test_bytes_that_somebody_attached_stay():
    attachment = Attachment.keep("a.txt", b"same")

    with pytest.raises(ProtectedError):
        attachment.blob.delete()
