"""The page of one text: what was typed, how it would arrive, what may stand in it, and its past."""

from functools import wraps

from django.core import signing
from django.http import Http404
from django.shortcuts import render

from tresen.mail.models import LetterText
from tresen.mail.wording.previews import preview
from tresen.mail.wording.text_kinds import FORMS, TEXTS
from tresen.mail.wording.variables import VARIABLES

from .doors import for_administrators
from .letter_text_history import history

LASTS = 3600


def with_text(view):
    """Only a text that there is."""

    @wraps(view)
    @for_administrators
    def reached(request, kind, form, **kwargs):
        if kind not in TEXTS or form not in FORMS:
            raise Http404
        return view(request, kind, form, **kwargs)

    return reached


def show_page(request, typed, *, said="", status=200):
    kind, form = typed.kind, typed.form
    text = TEXTS[kind]
    versions = LetterText.objects.of(kind, form)
    newest = versions.first()
    context = {
        "area": "texts",
        "kind": kind,
        "form": form,
        "label": FORMS[form],
        "text": text,
        "typed": typed,
        "said": said,
        "newest": newest,
        "variables": [(name, VARIABLES[name], name in text.needs) for name in text.variables],
        "history": history(versions, kind, form),
        **_preview(request, typed),
    }
    return render(request, "desk/letter_text.html", context, status=status)


def _preview(request, typed):
    if not typed.is_valid():
        return {}
    kind, form = typed.kind, typed.form
    ticket, reader = typed.cleaned_data.get("ticket"), request.user.person
    shown = preview(kind, form, typed.wording, ticket=ticket, reader=reader)
    return {"preview": shown, "sealed": shown and sealed(kind, form, typed.wording, shown.ticket)}


def sealed(kind, form, wording, ticket):
    """A typed text in an address: so the frame of its preview needs nothing that is saved."""
    shown = [wording.subject, wording.text, ticket and ticket.pk]
    return signing.dumps(shown, salt=f"{kind} {form}", compress=True)


def unsealed(kind, form, sealed):
    """What we sealed for this text within the last hour; signing.BadSignature otherwise."""
    return signing.loads(sealed, salt=f"{kind} {form}", max_age=LASTS)
