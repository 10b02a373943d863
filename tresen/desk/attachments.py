from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tresen.files.handing_out import download
from tresen.tickets.enclosures import attachments_for

from .doors import for_staff


@require_safe
@for_staff
def show(request, pk):
    """A file, for whoever may reach a ticket that it was sent with."""
    return download(get_object_or_404(attachments_for(request.user.person), pk=pk))
