from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .doubts import judge
from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """These words do not belong here: nobody but the staff sees them any more."""
    thanks = _("Thank you: the message does not join your ticket.")
    return judge(request, ticket, ticket.deny, thanks=thanks, page=page)
