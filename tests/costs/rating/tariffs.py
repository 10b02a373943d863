"""The demonstration's prices without a database, as the rating reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from tresen.clock import OpeningHours, SpecialDay
from tresen.costs.rating import Agreement, Consent, Level, Mode, Price, Tariff, Window, Work
from tresen.costs.rating import rate as rate_work
from tresen.costs.rating.work import Stretch

BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_SIX = ((540, 1080),)
HOURS = OpeningHours(
    weekly=(NINE_TO_SIX,) * 5 + ((), ()),
    timezone="Europe/Berlin",
    special_days={
        date(2026, 4, 3): SpecialDay("Karfreitag"),
        date(2026, 12, 24): SpecialDay("Heiligabend", ((540, 720),)),
    },
)
HALF = Decimal(50)
TARIFF = Tariff(
    hours=HOURS,
    surcharges={Window.OUT_OF_HOURS: HALF, Window.WEEKEND: HALF, Window.HOLIDAY: HALF},
    version=1,
)
FREE = ("fault", "bug", "question", "complaint")
BY_TIME = ("configuration", "advice", "installation", "self_service")
ROWS = {"ondemand": 100, "business": 200, "enterprise": 300}
RATES = {"ondemand": Decimal(30), "business": Decimal(26)}
NOTHING = Agreement()


def level(code):
    row, net = ROWS[code], RATES.get(code)
    by_time = Price(Mode.CHARGED, net, row=row) if net else Price(Mode.INCLUDED, row=row)
    emergency = Price(
        Mode.CHARGED,
        Decimal(45),
        call_out=Decimal(120),
        surcharged=False,
        prepaid=False,
        row=row + 1,
    )
    prices = {
        **dict.fromkeys(FREE, Price(Mode.FREE)),
        **dict.fromkeys(BY_TIME, by_time),
        "self_service": replace(by_time, self_service=True),
        "order": Price(Mode.QUOTE),
        "emergency": emergency,
    }
    return Level(TARIFF, code, prices)


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


TUESDAY = berlin("2026-03-03T10:00")
BEFORE = berlin("2026-03-01T10:00")


def consent_to(code, kind, **more):
    row = level(code).prices[kind].row
    return Consent(kind=kind, row=row, given_at=BEFORE, **more)


def verdict(code, kind, *minutes, at=TUESDAY, consent=None, agreement=NOTHING):
    """Of work that begins at this moment, each piece beginning with the end of the one before."""
    stretches, start = [], at
    for each in minutes:
        stretches.append(Stretch(start, each * 60))
        start = start.astimezone(UTC) + timedelta(minutes=each)
    return rate_work(Work(kind, tuple(stretches)), level(code), agreement, consent, at)
