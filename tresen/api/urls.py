"""The third door: REST under /api/v1/. Every answer but a file is JSON, every refusal a problem."""

from functools import wraps
from math import inf

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from tresen.files.bound import MOST_BYTES, announced

from . import (
    attachments,
    closure,
    consent_requests,
    consents,
    corrections,
    doubts,
    exports,
    faults,
    kind,
    letters,
    links,
    mail,
    messages,
    moves,
    nudges,
    openapi,
    owner,
    reaction,
    sales,
    splits,
    statements,
    tickets,
    work,
)
from .bearer import Bearer, speak_as_asked
from .parameters import refuse_unknown_parameters
from .parser import JsonOnly
from .problems import Problem
from .renderer import OneJson

app_name = "api"
TOO_LARGE = _("A request may have %(megabytes)s MB at most.")
DOORS = (tickets, messages, letters, owner, kind, closure, links, reaction, nudges, sales, mail)
DOORS += (
    doubts,
    moves,
    splits,
    consents,
    consent_requests,
    work,
    corrections,
    statements,
    exports,
    attachments,
)


class Api(NinjaAPI):
    def get_openapi_schema(self, **given):
        return openapi.complete(super().get_openapi_schema(**given))


def resource(view, most=MOST_BYTES):
    """Sign-in pages and cookies are for browsers: here the token decides, or nothing does."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        speak_as_asked(request)
        if announced(request) > most:
            response = Problem(413, TOO_LARGE % {"megabytes": most // 2**20}).response()
        else:
            response = _answer(view, request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    # In JSON, where the middleware would answer with a page.
    answer.bounds_its_body = True
    return answer


def _answer(view, request, *args, **kwargs):
    try:
        # PostgreSQL knows no NUL, so nothing is called like that.
        response = (_nothing if "\0" in request.path else view)(request, *args, **kwargs)
    except Exception as error:  # what the framework lets through is a problem too
        return faults.problem_of(error).response()
    if response.status_code == 405:
        return Problem(405, headers={"Allow": response["Allow"]}).response()
    return response


def _nothing(request, **_given):
    raise Http404


def _build():
    api = Api(
        title="Tresen",
        version="1",
        description=_("Tickets, their messages and what can be done with them."),
        urls_namespace=app_name,
        docs_url=None,
        auth=Bearer(),
        parser=JsonOnly(),
        renderer=OneJson(),
    )
    faults.teach(api)
    api.add_decorator(refuse_unknown_parameters)
    for door in DOORS:
        api.add_router("", door.router)
    return api


def _guarded(patterns):
    for pattern in patterns:
        # A mail may be larger than any form, and says by itself how large.
        most = inf if pattern.name == "mail" else MOST_BYTES
        pattern.callback = resource(pattern.callback, most)
    return patterns


urlpatterns = [*_guarded(_build().urls[0]), re_path("", resource(_nothing), name="nothing")]
