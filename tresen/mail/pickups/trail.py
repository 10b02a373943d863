from tresen.house.models import Amendment


def tell(what, pickup, *, by, at):
    """Who decided what, when, of which account; never what opens it."""
    Amendment.objects.create(by=by, at=at, changes={f"pickup.{what}": [None, str(pickup)]})
