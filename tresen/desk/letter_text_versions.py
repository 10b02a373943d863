"""Back to our own text, or to an earlier version. Both are versions, too."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.mail.models import LetterText

from .letter_text_page import with_text


@require_POST
@with_text
def reset(request, kind, form):
    LetterText.objects.reset(kind, form, by=request.user.person, at=timezone.now())
    messages.success(request, _("From now on our own text is sent."))
    return redirect("desk:letter_text", kind, form)


@require_POST
@with_text
def take_again(request, kind, form, version):
    versions = LetterText.objects.of(kind, form)
    old = get_object_or_404(versions, version=version)
    if old.is_usable:
        _take(old, versions.first(), by=request.user.person, at=timezone.now())
        messages.success(request, _("This version counts again."))
    else:
        messages.error(request, _("This version cannot be sent any more: please write it anew."))
    return redirect("desk:letter_text", kind, form)


def _take(old, newest, *, by, at):
    if old.is_reset:
        LetterText.objects.reset(old.kind, old.form, by=by, at=at)
    else:
        last = newest.version
        LetterText.objects.write(old.kind, old.form, old.wording, after=last, by=by, at=at)
