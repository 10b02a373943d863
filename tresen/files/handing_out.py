"""Bytes of strangers: saved, never shown, and without any right should a browser show them."""

import re

from django.http import HttpResponse, StreamingHttpResponse

from tresen.lib.filename import content_disposition

from .blob import PIECE

# Whoever sent the file named its type: only what looks like one goes into a header of ours.
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


# What browsers draw and never run, by the first bytes: what a file calls itself proves nothing.
PICTURES = re.compile(
    rb"(?P<png>\x89PNG\r\n\x1a\n)|(?P<jpeg>\xff\xd8\xff)|(?P<gif>GIF8[79]a)|(?P<webp>RIFF....WEBP)",
    re.DOTALL,
)
LONGEST_MARK = 12


def download(attachment):
    blob, named = attachment.blob, (attachment.filename, attachment.content_type)
    if blob.size <= PIECE:
        return as_file(blob.piece(0, PIECE), *named)
    response = _saved(StreamingHttpResponse(blob.pieces()), *named)
    response["Content-Length"] = blob.size
    return response


def as_file(data, name, content_type):
    return _saved(HttpResponse(data), name, content_type)


def picture(attachment):
    """The one exception: shown, but only what is a picture indeed. Anything else is None."""
    found = PICTURES.match(attachment.blob.piece(0, LONGEST_MARK))
    if found is None:
        return None
    pieces = attachment.blob.pieces()
    return _without_rights(StreamingHttpResponse(pieces, content_type=f"image/{found.lastgroup}"))


def _saved(response, name, content_type):
    response["Content-Type"] = _media_type(content_type)
    response["Content-Disposition"] = content_disposition(name)
    return _without_rights(response)


def _without_rights(response):
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _media_type(named):
    plain = named.partition(";")[0].strip().lower()
    return plain if MEDIA_TYPE.fullmatch(plain) else "application/octet-stream"
