"""How what is being typed would arrive: the whole letter, with all that it adds."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tresen.mail.wording.drafts import Kind, draft_of
from tresen.tickets.closing import IN_WORDS

from .doors import with_ticket
from .outgoing import SANDBOX

KINDS = {"answer": Kind.ANSWER, "question": Kind.QUESTION, "closure": Kind.CLOSED}


@require_POST
@with_ticket
def show(request, ticket):
    kind = KINDS.get(request.POST.get("kind"), Kind.ANSWER)
    labels = {each.value: each.label for each in IN_WORDS}
    result = labels.get(request.POST.get("result"), "")
    text, by = request.POST.get("text", ""), request.user.person
    response = HttpResponse(draft_of(kind, ticket, text, by=by, result=result).html)
    response["Content-Security-Policy"] = SANDBOX
    return response
