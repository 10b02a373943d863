from django.shortcuts import render

# Files may have 25 MB together; the rest is what a form needs around them.
MOST_BYTES = 30 * 1024 * 1024


class RequestSizeMiddleware:
    """Who announces more than any form of ours can hold is not read at all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _announced(request) > MOST_BYTES:
            return render(None, "413.html", status=413)
        return self.get_response(request)


def _announced(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
