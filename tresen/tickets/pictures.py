"""The pictures within a mail. Its frame has no rights, so it sends no cookie: instead their
addresses are signed for one reader, and soon end.
"""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from tresen.files.handing_out import picture
from tresen.people.models import Person

from .enclosures import attachments_for

SALT = "tresen.tickets.pictures"
LASTS = timedelta(minutes=5)


def addresses_of(message, reader):
    """Where the reader's browser finds each picture of the message, by its name in the mail."""
    return {each.content_id: _address(each, message, reader) for each in message.pictures_within}


def _address(attachment, message, reader):
    named = [str(attachment.pk), message.pk, reader.pk]
    return reverse("picture", args=[signing.dumps(named, salt=SALT)])


@login_not_required
@require_safe
def show(request, token):
    """Asks again whether this reader may read this message: a right may have ended meanwhile."""
    try:
        pk, message, reader = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise Http404 from error
    readable = attachments_for(get_object_or_404(Person, pk=reader))
    response = picture(get_object_or_404(readable.filter(messages=message), pk=pk))
    if response is None:
        raise Http404
    return response
