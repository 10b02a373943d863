"""Bytes of strangers: saved, never shown, and without any right should a browser show them."""

from django.http import HttpResponse

from tresen.lib.filename import content_disposition


def as_file(data, name, content_type):
    response = HttpResponse(data, content_type=content_type or "application/octet-stream")
    response["Content-Disposition"] = content_disposition(name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
