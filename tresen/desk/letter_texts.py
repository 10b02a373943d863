"""The texts of our automatic mails: for administrators, who see them with a real ticket first."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tresen.house.models import Provider
from tresen.mail.models import LetterText
from tresen.mail.wording.letter_text import ChangedMeanwhile
from tresen.mail.wording.ours import ours
from tresen.mail.wording.text_kinds import FORMS, TEXTS

from .doors import for_administrators
from .letter_text_form import LetterTextForm
from .letter_text_page import show_page, with_text


@require_safe
@for_administrators
def index(request):
    newest = LetterText.objects.newest()
    rows = [
        (kind, text, [(form, label, newest.get((kind, form))) for form, label in FORMS.items()])
        for kind, text in TEXTS.items()
    ]
    says_du = Provider.current().address_form == Provider.AddressForm.DU
    context = {"area": "texts", "rows": rows, "unsent": "de" if says_du else "de-du"}
    return render(request, "desk/letter_texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_text
def edit(request, kind, form):
    person = request.user.person
    if request.method != "POST":
        return show_page(request, _as_it_counts(request, kind, form))
    typed = LetterTextForm(kind, form, request.POST, person=person)
    if not typed.is_valid():
        return show_page(request, typed, status=400)
    after, now = typed.cleaned_data["after"], timezone.now()
    try:
        LetterText.objects.write(kind, form, typed.wording, after=after, by=person, at=now)
    except ChangedMeanwhile as refused:
        return show_page(request, typed, said=str(refused), status=409)
    messages.success(request, _("Saved. It counts for every mail from now on."))
    return redirect("desk:letter_text", kind, form)


def _as_it_counts(request, kind, form):
    """Also a text that cannot be sent any more: it says why, and can be mended."""
    newest = LetterText.objects.of(kind, form).first()
    wording = newest.wording if newest else ours(kind, form)
    shown = {
        "subject": wording.subject,
        "text": wording.text,
        "after": newest.version if newest else 0,
        "ticket": request.GET.get("ticket", ""),
    }
    return LetterTextForm(kind, form, shown, person=request.user.person)
