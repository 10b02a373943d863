from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .reached import with_ticket
from .reply_form import ReplyForm
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """The form sent twice is one message."""
    form = ReplyForm(request.POST, request.FILES)
    person = request.user.person

    def reply():
        message = ticket.reply(form.said(), by=person, at=timezone.now())
        return f"{reverse('portal:ticket', args=[ticket.shown_id])}#message-{message.pk}"

    if not form.is_valid():
        return page(request, ticket, reply=form, status=400)
    try:
        return redirect(once(person, request.POST.get("once"), reply))
    except Refused as refused:
        form.add_error(None, str(refused))
        return page(request, ticket, reply=form, status=409)
