"""Where Outlook has a picture in the plain form of a mail: its name instead of its Content-ID."""

import re
from collections.abc import Iterable

from .letter import Attachment

PLACE = re.compile(r"\[cid:([^\]\s]{1,200})\]")


def with_names(text: str, attachments: Iterable[Attachment]) -> str:
    names = {each.content_id: each.filename for each in attachments if each.content_id}
    return PLACE.sub(lambda place: f"[{names[place[1]]}]" if place[1] in names else place[0], text)
