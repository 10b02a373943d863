from .attachment import Attachment
from .blob import Blob

__all__ = ["Attachment", "Blob"]
