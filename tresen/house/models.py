from .amendment import Amendment
from .guide import Guide
from .keys import Key
from .mailbox import Mailbox
from .provider import Provider

__all__ = ["Amendment", "Guide", "Key", "Mailbox", "Provider"]
