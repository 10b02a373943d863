from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tresen.files.models import Attachment
from tresen.lib.filename import content_disposition
from tresen.tickets.models import Message, Ticket


@require_safe
def show(request, pk):
    """A file of a message that this visitor may read."""
    return download(get_object_or_404(_readable_by(request.user.person), pk=pk))


def _readable_by(person):
    reachable = Ticket.objects.reachable_by(person)
    messages = Message.objects.readable_by(person).filter(
        ticket__in=reachable, attachments=OuterRef("pk")
    )
    return Attachment.objects.filter(Exists(messages)).select_related("blob")


def download(attachment):
    """Always saved and never opened in the page, whatever it says that it is."""
    response = HttpResponse(attachment.blob.data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition(attachment.filename)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
