"""Lists come in pages; a cursor says where the last one ended."""

from django.utils.translation import gettext as _
from pydantic import BaseModel

from tresen.lib.keyset import BadCursor
from tresen.lib.paging import page_of

from .problems import invalid


class Page(BaseModel):
    """The envelope of every list. `next` is null on the last page."""

    next: str | None


def cut(rows, *, by, size, cursor):
    """A page of rows and the cursor of the next one. `by` is a moment; "-" means newest first."""
    try:
        page = page_of(rows, by=by, size=size, after=cursor)
    except BadCursor as error:
        raise invalid("cursor", _("This cursor is not one of ours.")) from error
    return page.items, page.next
