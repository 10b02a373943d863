from .keys import Key
from .mailbox import Mailbox
from .provider import Provider

__all__ = ["Key", "Mailbox", "Provider"]
