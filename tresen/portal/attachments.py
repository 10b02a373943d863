from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tresen.files.handing_out import download
from tresen.tickets.enclosures import attachments_for


@require_safe
def show(request, pk):
    """A file of a message that this visitor may read."""
    return download(get_object_or_404(attachments_for(request.user.person), pk=pk))
