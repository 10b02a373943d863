from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.utils.translation import gettext as _


class SignInMiddleware(LoginRequiredMiddleware):
    """Sign in first. Who was just sending something comes back to the page they wrote it on."""

    def handle_no_permission(self, request, view_func):
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        messages.warning(
            request, _("Your session had ended, so nothing was sent. Please sign in again.")
        )
        return redirect_to_login(_page_before(request), self.get_login_url(view_func))


def _page_before(request):
    before = urlsplit(request.headers.get("referer", ""))
    return before.path if before.netloc == request.get_host() else "/"
