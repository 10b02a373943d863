from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tresen.files.models import Attachment
from tresen.tickets.models import Message

from .doors import for_staff
from .handing_out import as_file
from .queue import reachable


@require_safe
@for_staff
def show(request, pk):
    """A file, for whoever may reach a ticket that it was sent with."""
    messages = Message.objects.filter(ticket__in=reachable(request))
    files = Attachment.objects.select_related("blob").filter(messages__in=messages).distinct()
    file = get_object_or_404(files, pk=pk)
    return as_file(bytes(file.blob.data), file.filename, file.content_type)
