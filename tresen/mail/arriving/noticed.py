"""What a mail is besides its words: said beside them, in sentences, to whoever reads them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from babel.dates import format_date, format_time
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.when import in_full, reader_locale
from tresen.mail.parsing.letter import WRAPPER_UNREADABLE

from .told import belongs_because, why

METHODS = {
    "REQUEST": gettext_lazy("Invitation"),
    "ADD": gettext_lazy("Invitation"),
    "PUBLISH": gettext_lazy("Appointment"),
    "CANCEL": gettext_lazy("Cancelled appointment"),
    "REPLY": gettext_lazy("Reply to an invitation"),
    "COUNTER": gettext_lazy("Other time proposed"),
}
ODD_DATES = {
    "missing": gettext_lazy("The mail bears no date."),
    "future": gettext_lazy("The mail is dated later than it came."),
    "long_ago": gettext_lazy("The mail is dated more than a week before it came."),
}


def noticed_in(message):
    """Of a message that came by mail, or None. Pages have selected `incoming_mail` before."""
    mail = getattr(message, "incoming_mail", None)
    return mail and Noticed(mail)


@dataclass(frozen=True)
class Noticed:
    mail: object

    @cached_property
    def found(self):
        return self.mail.findings

    @property
    def is_encrypted(self):
        return self.found.get("protection") == "encrypted"

    @property
    def is_in_part_unread(self):
        return bool(self.found.get("unreadable"))

    @property
    def has_closed_wrapper(self):
        return WRAPPER_UNREADABLE in self.found.get("defects", [])

    @cached_property
    def invitation(self):
        told = self.found.get("invitation")
        return told and Invitation(told)

    @property
    def others(self):
        """Whom else it was sent to."""
        return ", ".join(self.found.get("cc", []))

    def facts(self):
        """(what, words) of everything that staff may want to know; only what there is."""
        told = [
            (_("Sender"), self._named_sender()),
            (_("Why it belongs to the ticket"), belongs_because(self.mail)),
            (_("What became of it"), why(self.mail)),
            (_("To"), ", ".join(self.found.get("to", []))),
            (_("Cc"), self.others),
            (_("Replies go to"), ", ".join(self.found.get("reply_to", []))),
            (_("Sent by"), self.found.get("sender")),
            (_("Dated"), self._dated()),
            (_("Signature"), self._signature()),
            (_("Written by a program"), self._automatic()),
            (_("Noticed"), " ".join(map(str, self._odd()))),
        ]
        return [(what, words) for what, words in told if words]

    def _named_sender(self):
        return (
            _("The mail names nobody; our staff said who wrote it.")
            if self.mail.named_sender
            else ""
        )

    def _dated(self):
        """As its writer's clock says; what counts is when it came."""
        written = self.mail.message.sent_at
        return in_full(written, get_current_timezone_name()) if written else ""

    def _signature(self):
        if self.found.get("protection") != "signed":
            return ""
        return _("The mail is signed. Nobody has checked by whom.")

    def _automatic(self):
        told = [_("It was sent to a mailing list.")] if self.found.get("is_list") else []
        if mark := self.found.get("auto_submitted"):
            told.append(_("Its headers say so: %(mark)s.") % {"mark": mark})
        return " ".join(told)

    def _odd(self):
        if "date" in self.found:
            yield ODD_DATES.get(self.found["date"], "")
        if self.found.get("defects"):
            yield _("The mail breaks the rules for mails, so a part of it was guessed.")
        if number := self.found.get("recipients"):
            yield _("It was sent to %(number)s addresses; not all of them are named.") % {
                "number": number
            }


@dataclass(frozen=True)
class Invitation:
    told: dict

    @property
    def what(self):
        return METHODS.get(self.told.get("method"), _("Appointment"))

    @property
    def summary(self):
        return self.told.get("summary", "")

    @property
    def location(self):
        return self.told.get("location", "")

    @cached_property
    def moment(self):
        """When it begins, if that is a moment everywhere; None else."""
        begins = self._begins
        return begins if isinstance(begins, datetime) and begins.tzinfo else None

    @property
    def day(self):
        """A whole day, or a time that names no zone, as it was written."""
        begins = self._begins
        if begins is None or self.moment:
            return ""
        words = format_date(begins, "full", locale=reader_locale())
        if not isinstance(begins, datetime):
            return words
        time = format_time(begins, "short", locale=reader_locale())
        return _("%(date)s at %(time)s, in a time zone that is not named") % {
            "date": words,
            "time": time,
        }

    @cached_property
    def _begins(self):
        written = self.told.get("starts_at", "")
        read = datetime.fromisoformat if "T" in written else date.fromisoformat
        try:
            return read(written)
        except ValueError:
            return None
