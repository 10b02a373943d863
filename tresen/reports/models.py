from .bookmark import Bookmark
from .figure import Figure
from .proof import Proof

__all__ = ["Bookmark", "Figure", "Proof"]
