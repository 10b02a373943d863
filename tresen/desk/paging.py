from django.http import Http404

from tresen.lib import paging
from tresen.lib.keyset import BadCursor

SIZE = 50


def page_of(rows, place, *, by, size=SIZE):
    """The page that the query string names: ?after= and ?before= carry cursors."""
    after, before = place.get("after"), place.get("before")
    try:
        return paging.page_of(rows, by=by, size=size, after=after, before=before)
    except BadCursor as error:
        raise Http404 from error
