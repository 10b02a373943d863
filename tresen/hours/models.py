from .calendar import Calendar, default_calendar
from .version import CalendarVersion, hours_of_version, version_of

__all__ = ["Calendar", "CalendarVersion", "default_calendar", "hours_of_version", "version_of"]
