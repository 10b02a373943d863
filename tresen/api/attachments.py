from uuid import UUID

from ninja import Router

from tresen.files.handing_out import download
from tresen.tickets.enclosures import attachments_for

from .problems import not_found

router = Router(tags=["attachments"])

BYTES = {"type": "string", "format": "binary"}
DOWNLOAD = {"description": "The file", "content": {"application/octet-stream": {"schema": BYTES}}}


@router.get(
    "/attachments/{uuid:id}",
    response={200: None},
    openapi_extra={"responses": {200: DOWNLOAD}},
    summary="Download a file",
)
def show(request, id: UUID):
    """Reached through a message that its reader may read."""
    attachment = attachments_for(request.auth.person).filter(pk=id).first()
    if attachment is None:
        raise not_found()
    return download(attachment)
