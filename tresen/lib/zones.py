"""Time zones that a person may choose."""

from zoneinfo import available_timezones


def zones() -> list[tuple[str, str]]:
    """Places that people know; the rest are codes and doubles of theirs."""
    known = available_timezones()
    places = sorted(zone for zone in known if "/" in zone and not zone.startswith("Etc/"))
    return [(zone, zone.replace("_", " ")) for zone in [*places, "UTC"]]
