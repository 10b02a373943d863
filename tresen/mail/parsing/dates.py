"""The Date header, as programs really write it."""

import re
from datetime import UTC, datetime, timedelta, timezone

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
GERMAN = {"mär": "mar", "mrz": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
ZONES |= {"cet": 1, "cest": 2, "mez": 1, "mesz": 2}
DATE = re.compile(
    r"(\d{1,2})[ .-]{1,3}([^\W\d]{3,12})[ .-]{1,3}(\d{2,4})[ ,]{1,3}"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?[\d.]{0,9} ?(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?"
)


def read_date(header: str) -> datetime | None:
    text = " ".join(header[:200].split())
    match = DATE.search(text)
    try:
        moment = _moment(match) if match else datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    # Neighbours of the calendar's ends cannot be moved to another zone.
    return moment if 1900 <= moment.year <= 9998 and moment.tzinfo else None


def _moment(match: re.Match[str]) -> datetime:
    day, name, year, hour, minute, second = match.groups()[:6]
    month = MONTHS.index(GERMAN.get(name[:3].lower(), name[:3].lower())) + 1
    return datetime(
        _year(int(year)), month, int(day), int(hour), int(minute), min(int(second or 0), 59),
        tzinfo=_zone(match),
    )  # fmt: skip


def _year(year: int) -> int:
    if year < 50:
        return year + 2000
    return year + 1900 if year < 1000 else year


def _zone(match: re.Match[str]) -> timezone:
    if match[7]:
        offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
        return timezone(-offset if match[7] == "-" else offset)
    hours = ZONES.get((match[10] or "").lower(), 0)
    return timezone(timedelta(hours=hours)) if hours else UTC
