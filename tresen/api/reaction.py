"""How the deadlines of a ticket came about: what the pages tell as a timeline, as data."""

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from tresen.lib.keyset import BadCursor
from tresen.tickets.explaining import explain

from .parameters import Parameters
from .problems import invalid
from .reached import reached
from .shapes.reaction import ExplainedReaction, TurnShape
from .shapes.ticket import ReactionShape

router = Router(tags=["tickets"])


class Wanted(Parameters):
    cursor: str | None = None


@router.get(
    "/tickets/{id}/reaction",
    response=ExplainedReaction,
    summary="Explain every deadline, newest first",
)
def show(request, id: str, wanted: Query[Wanted]):
    person, now = request.auth.person, timezone.now()
    ticket = reached(request, id)
    page = _page(ticket, wanted.cursor)
    return ExplainedReaction(
        **ReactionShape.of(ticket, now).model_dump(),
        turns=[TurnShape.of(explained, person, now) for explained in page],
        next=page.next,
    )


def _page(ticket, cursor):
    try:
        return explain(ticket, before=cursor)
    except BadCursor as error:
        raise invalid("cursor", _("This cursor is not one of ours.")) from error
