import re
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from tresen.files.models import Attachment
from tresen.lib.filename import content_disposition
from tresen.tickets.models import Message, Ticket

from .problems import not_found

router = Router(tags=["attachments"])

# Whoever sent the file named its type: only what looks like one goes into a header of ours.
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
BYTES = {"type": "string", "format": "binary"}
DOWNLOAD = {"description": "The file", "content": {"application/octet-stream": {"schema": BYTES}}}


@router.get(
    "/attachments/{uuid:id}",
    response={200: None},
    openapi_extra={"responses": {200: DOWNLOAD}},
    summary="Download a file",
)
def show(request, id: UUID):
    attachment = _reached(request.auth.person, id)
    response = HttpResponse(
        bytes(attachment.blob.data), content_type=_media_type(attachment.content_type)
    )
    response["Content-Disposition"] = content_disposition(attachment.filename)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _reached(person, pk):
    """A file is reached through a message that its reader may read."""
    tickets = Ticket.objects.reachable_by(person)
    messages = Message.objects.readable_by(person).filter(attachments=pk, ticket__in=tickets)
    if not messages.exists():
        raise not_found()
    return Attachment.objects.select_related("blob").get(pk=pk)


def _media_type(named):
    plain = named.partition(";")[0].strip().lower()
    return plain if MEDIA_TYPE.fullmatch(plain) else "application/octet-stream"
