"""What we do, what it costs and when we are there: for everybody, as a page and to keep (P7)."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from tresen.costs.description import LANGUAGES, Description, editions, paper_of
from tresen.lib.memory import remembering

from .promise import only_customer_of

KEEP = 300


def in_a_language(view):
    """A paper is written in one of ours; in another one there is none."""

    @wraps(view)
    def shown(request, language, **kwargs):
        if language not in LANGUAGES:
            raise Http404
        response = view(request, language, **kwargs)
        patch_cache_control(response, public=True, max_age=KEEP)
        return response

    return shown


@login_not_required
@require_safe
def show(request):
    today = timezone.localdate()
    known = editions()
    context = {
        **_described(_current(known, today), today),
        "coming": [each for each in known if each.is_coming(today)],
        "former": [each for each in known if each.is_over(today)],
        "level": _level_of(request.user, today),
    }
    return render(request, "portal/services.html", context)


@remembering()
def _described(edition, today):
    description = edition and Description.of(edition, today)
    return {"description": description, "sections": description.sections() if description else ()}


@login_not_required
@require_safe
@in_a_language
def newest(request, language):
    """Always the address of what counts today."""
    current = _current(editions(), timezone.localdate())
    if current is None:
        raise Http404
    return redirect("portal:services_paper", current.version, language)


@login_not_required
@require_safe
@in_a_language
def paper(request, language, version):
    edition = next((each for each in editions() if each.version == version), None)
    if edition is None:
        raise Http404
    return _file(request, _made(edition, language), language)


@remembering()
def _made(edition, language):
    return paper_of(Description.of(edition, timezone.localdate()), language)


def _file(request, paper, language):
    """Who has it already is told so before anything is typeset."""
    mark = f'"{paper.mark}"'
    file = HttpResponse(content_type="application/pdf", headers={"ETag": mark})
    answer = get_conditional_response(request, etag=mark, response=file)
    if answer is file:
        file.content = paper.pdf()
        file["Content-Language"] = language
        file["Content-Disposition"] = f'inline; filename="{paper.filename}"'
    return answer


def _current(known, today):
    return next((each for each in known if each.counts(today)), None)


def _level_of(user, today):
    customer = only_customer_of(user)
    agreement = customer and customer.agreement_on(today)
    return agreement and agreement.level
