from .comparison import Comparison
from .fetched import Fetched
from .grant import Grant
from .pickup import Pickup

__all__ = ["Comparison", "Fetched", "Grant", "Pickup"]
