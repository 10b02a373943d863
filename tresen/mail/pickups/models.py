from .comparison import Comparison
from .fetched import Fetched
from .pickup import Pickup

__all__ = ["Comparison", "Fetched", "Pickup"]
