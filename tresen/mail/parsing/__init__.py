"""The pure mail parser: bytes in, a letter out; no database, no network, no clock."""

from .authentication import Verdict, judge
from .letter import Attachment, Bounce, ParsedMail
from .parse import parse
from .quotes import REPLY_MARKERS
from .thanks import says_only_thanks

__all__ = [
    "REPLY_MARKERS",
    "Attachment",
    "Bounce",
    "ParsedMail",
    "Verdict",
    "judge",
    "parse",
    "says_only_thanks",
]
