"""Small changes beside the words: done, or refused with a sentence, and back to the ticket."""

from django.contrib import messages
from django.shortcuts import redirect

from tresen.tickets.refusing import Refused


def back_to(request, ticket, change):
    try:
        change()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("desk:ticket", ticket.shown_id)
