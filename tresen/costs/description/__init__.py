"""The service description (promise P7): made from the same rows that the rating reads.

No figure is typed by hand: prices and examples come out of `rate`, hours and answer times out of
what deadlines are counted by. The page and the PDF show the same sections.
"""

from .describing import Description
from .edition import Edition, editions
from .paper import LANGUAGES, paper_of

__all__ = ["LANGUAGES", "Description", "Edition", "editions", "paper_of"]
