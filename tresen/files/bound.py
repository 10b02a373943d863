from django.shortcuts import render
from django.urls import Resolver404, resolve

# Files may have 25 MB together; the rest is what a form needs around them.
MOST_BYTES = 30 * 1024 * 1024


def announced(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


class RequestSizeMiddleware:
    """Who announces more than any form of ours can hold is not read at all.

    A view with `bounds_its_body` refuses by itself what is too much for it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if announced(request) > MOST_BYTES and not _has_its_own_bound(request):
            return render(None, "413.html", status=413)
        return self.get_response(request)


def _has_its_own_bound(request):
    try:
        return getattr(resolve(request.path_info).func, "bounds_its_body", False)
    except Resolver404:
        return False
