from tresen.house.models import Amendment
from tresen.tickets.warning import warn_others


def tell(what, pickup, *, by, at):
    """Who decided what, when, of which account; never what opens it."""
    changes = {f"pickup.{what}": [None, str(pickup)]}
    warn_others(Amendment.objects.create(by=by, at=at, changes=changes))
