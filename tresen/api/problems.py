"""Problem documents (RFC 9457): what went wrong, for machines by code and for people in words."""

import json
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"

TITLES = {
    HTTPStatus.BAD_REQUEST: _("The request cannot be read."),
    HTTPStatus.UNAUTHORIZED: _("A valid token is needed."),
    HTTPStatus.NOT_FOUND: _("There is nothing here."),
    HTTPStatus.METHOD_NOT_ALLOWED: _("This method is not possible here."),
    HTTPStatus.CONFLICT: _("The request does not fit the current state."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("The request is too large."),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: _("This media type is not understood."),
    HTTPStatus.UNPROCESSABLE_ENTITY: _("Some of what was sent is not valid."),
    HTTPStatus.INTERNAL_SERVER_ERROR: _("Something went wrong on our side."),
}


class Problem(Exception):
    """A request that cannot be fulfilled; `errors` pairs the names of fields with sentences."""

    def __init__(self, status, detail="", *, code="", errors=(), headers=()):
        super().__init__(status, code)
        self.status = HTTPStatus(status)
        self.detail = detail
        self.code = code
        self.errors = errors
        self.headers = dict(headers)

    def response(self):
        return HttpResponse(
            json.dumps(self._document(), ensure_ascii=False),
            status=self.status,
            content_type=MEDIA_TYPE,
            headers=self.headers,
        )

    def _document(self):
        title = str(TITLES[self.status])
        document = {
            "type": "about:blank",
            "title": title,
            "status": int(self.status),
            "detail": str(self.detail) or title,
            "code": self.code or self.status.name.lower(),
        }
        if self.errors:
            document["errors"] = [
                {"field": field, "message": str(message)} for field, message in self.errors
            ]
        return document


def invalid(field, message, *, code="invalid"):
    """One field is not as it must be."""
    return Problem(422, message, code=code, errors=[(field, message)])


def not_found(detail=""):
    return Problem(404, detail)
