from .amendment import Amendment
from .keys import Key
from .mailbox import Mailbox
from .provider import Provider

__all__ = ["Amendment", "Key", "Mailbox", "Provider"]
