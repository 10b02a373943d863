"""The pure mail parser: bytes in, a letter out; no database, no network, no clock."""

from .authentication import Verdict, judge
from .head import parse_head
from .letter import Attachment, Bounce, Complaint, ParsedMail
from .parse import parse
from .quotes import REPLY_MARKERS
from .thanks import says_only_thanks

__all__ = [
    "REPLY_MARKERS",
    "Attachment",
    "Bounce",
    "Complaint",
    "ParsedMail",
    "Verdict",
    "judge",
    "parse",
    "parse_head",
    "says_only_thanks",
]
