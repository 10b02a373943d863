from .consent import Consent, ConsentWords
from .link import DecisionLink
from .prepaid import Posting, Pot
from .price import Price
from .price_list import PriceList, Surcharge
from .quote import Quote
from .quote_line import QuoteLine
from .release import Release
from .statement import Export, ExportedLine, Statement, StatementLine
from .work import WorkEntry, WorkTimer

__all__ = [
    "Consent",
    "ConsentWords",
    "DecisionLink",
    "Export",
    "ExportedLine",
    "Posting",
    "Pot",
    "Price",
    "PriceList",
    "Quote",
    "QuoteLine",
    "Release",
    "Statement",
    "StatementLine",
    "Surcharge",
    "WorkEntry",
    "WorkTimer",
]
