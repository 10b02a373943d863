"""Bytes of strangers: saved, never shown, and without any right should a browser show them."""

import re

from django.http import HttpResponse

from tresen.lib.filename import content_disposition

# Whoever sent the file named its type: only what looks like one goes into a header of ours.
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


def download(attachment):
    return as_file(bytes(attachment.blob.data), attachment.filename, attachment.content_type)


def as_file(data, name, content_type):
    response = HttpResponse(data, content_type=_media_type(content_type))
    response["Content-Disposition"] = content_disposition(name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _media_type(named):
    plain = named.partition(";")[0].strip().lower()
    return plain if MEDIA_TYPE.fullmatch(plain) else "application/octet-stream"
