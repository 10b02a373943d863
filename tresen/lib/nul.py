from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict


class RefuseNulMiddleware:
    """PostgreSQL knows no NUL, and no honest form sends one. (The API names the field itself.)"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/") and _is_nul_in(request):
            raise SuspiciousOperation("NUL in the request")
        return self.get_response(request)


def _is_nul_in(request: HttpRequest) -> bool:
    return "\0" in request.path or _has_nul(request.GET) or _has_nul(request.POST)


def _has_nul(fields: QueryDict) -> bool:
    return any("\0" in value for _, values in fields.lists() for value in values)
