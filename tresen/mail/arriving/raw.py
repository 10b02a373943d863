"""The bytes of mails, at hand when they are read and no longer: some are a hundred megabytes."""

from tresen.files.models import Blob

SMALL = 500_000


def small_ones(mails):
    """{blob key: bytes} of all that are small, in one query."""
    small = {mail.blob_id for mail in mails if mail.blob.size <= SMALL}
    return dict(Blob.objects.filter(pk__in=small).values_list("pk", "data"))


def raw_of(mail):
    return Blob.objects.values_list("data", flat=True).get(pk=mail.blob_id)
