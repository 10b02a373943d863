from .calendar import Calendar, default_calendar
from .version import CalendarVersion

__all__ = ["Calendar", "CalendarVersion", "default_calendar"]
