from .consents.consent import Consent, ConsentWords
from .consents.link import DecisionLink
from .prices.price import Price
from .prices.price_list import PriceList, Surcharge
from .prices.release import Release
from .quotes.line import QuoteLine
from .quotes.quote import Quote
from .statements.statement import Export, ExportedLine, Statement, StatementLine
from .working.entry import WorkEntry, WorkTimer
from .working.prepaid import Posting, Pot

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
