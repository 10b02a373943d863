"""A statement as people read it: words, in the language that is active. PDF and pages share it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.rating import Code, Mode, Reason, Verdict, Window
from tresen.costs.rating import Price as Rated
from tresen.costs.sentences import FREE, euros, net_and_gross, percent, price_in_words
from tresen.lib.stretch import how_long
from tresen.lib.when import reader_locale
from tresen.tickets.models import Kind

from .month import in_words
from .stated import Stated
from .statement import StatementLine

REASONS = {
    Reason.KIND_IS_FREE: gettext_lazy("Free of charge: this kind of work costs nothing."),
    Reason.NOT_SORTED: gettext_lazy("Free of charge."),
    Reason.LEVEL_INCLUDES: gettext_lazy("Included in your support level."),
    Reason.AGREEMENT_INCLUDES: gettext_lazy("Included by your support agreement."),
    Reason.PREPAID: gettext_lazy("Taken from your prepaid time."),
    Reason.CONSENTED: gettext_lazy("Charged, as agreed."),
    Reason.QUOTED: gettext_lazy("At the price of the quote that you accepted."),
}
SURCHARGES = {
    Window.OUT_OF_HOURS: gettext_lazy("%(length)s of it after hours: surcharge of %(percent)s %%."),
    Window.WEEKEND: gettext_lazy("%(length)s of it at a weekend: surcharge of %(percent)s %%."),
    Window.HOLIDAY: gettext_lazy("%(length)s of it on a holiday: surcharge of %(percent)s %%."),
}


@dataclass(frozen=True)
class LineShown:
    line: StatementLine

    @property
    def day(self):
        return day(self.line.day)

    @property
    def who(self):
        """Kim Berger · Analysis"""
        return _joined([self.line.person, str(self.line.get_activity_display())])

    @property
    def marks(self):
        """What is out of the ordinary, in a word."""
        marks = []
        if self.line.is_correction:
            marks.append(_("Correction"))
        if self.line.is_late:
            marks.append(_("Of an earlier month"))
        if self.line.goodwill:
            marks.append(_("Goodwill"))
        return marks

    @property
    def below(self):
        """All of that in one line, as paper has it."""
        return _joined([*self.marks, self.who])

    @property
    def why(self):
        """Why it costs what it costs, and who agreed to that: whole sentences."""
        found = [self._reason, self._price, *self._surcharges, self._prepaid, self._consent]
        return " ".join(sentence for sentence in found if sentence)

    @property
    def worked(self):
        return length(self.line.worked_seconds) if self.line.work_id else "–"

    @property
    def billed(self):
        return length(self.line.billed_seconds) if self.line.work_id else "–"

    @property
    def net(self):
        return euros(self.line.net, self._currency)

    @property
    def _currency(self):
        return self.line.statement.currency

    @property
    def _reason(self):
        line = self.line
        if line.is_correction:
            return _("This takes back an entry of the same day.")
        if line.goodwill:
            reason = {"reason": line.goodwill.rstrip(".")}
            return _("Not charged, as goodwill: %(reason)s.") % reason
        if line.reason == Reason.KIND_IS_FREE and line.kind in FREE:
            return str(FREE[line.kind])
        return str(REASONS.get(line.reason, ""))

    @property
    def _price(self):
        price = self.line.price
        if not price:
            return ""
        if price["mode"] == Mode.QUOTE:
            return self._quoted
        return _("Price: %(price)s.") % {"price": price_in_words(self._priced)}

    @property
    def _quoted(self):
        price = self.line.price
        names = {
            "quote": price["quote"],
            "quantity": f"{percent(price['quantity'])} {price['unit']}".strip(),
            **net_and_gross(Decimal(price["net"]), self._priced),
        }
        return _("Quote %(quote)s: %(quantity)s at %(net)s net (%(gross)s gross) each.") % names

    @property
    def _priced(self):
        """The price as the sentences about prices read it."""
        price, line = self.line.price, self.line
        return Verdict(
            Code.CHARGED,
            Reason.CONSENTED,
            kind=line.kind,
            vat=line.vat_percent,
            currency=self._currency,
            price=Rated(
                mode=Mode(price["mode"]),
                net=Decimal(price["net"]),
                increment=price.get("increment_seconds", 900),
                call_out=Decimal(price.get("call_out", 0)),
            ),
        )

    @property
    def _surcharges(self):
        return [
            SURCHARGES[each["window"]]
            % {"length": length(each["seconds"]), "percent": percent(each["percent"])}
            for each in self.line.price.get("surcharges", [])
        ]

    @property
    def _prepaid(self):
        if not self.line.covered_seconds:
            return ""
        if self.line.is_correction:
            given = {"length": how_long(-self.line.covered_seconds)}
            return _("%(length)s of prepaid time given back.") % given
        return _("%(length)s of prepaid time used.") % {"length": length(self.line.covered_seconds)}

    @property
    def _consent(self):
        line = self.line
        if not line.seal:
            return ""
        names = {"name": line.consented_by, "at": moment(line.consented_at), "seal": line.seal[:16]}
        if not line.consented_by:
            return _("Agreed to on %(at)s, proof %(seal)s.") % names
        return _("%(name)s agreed on %(at)s, proof %(seal)s.") % names


@dataclass(frozen=True)
class TicketShown:
    """What was done on one ticket."""

    lines: list

    @property
    def shown_id(self):
        return self.lines[0].line.shown_id

    @property
    def title(self):
        subject = self.lines[0].line.subject
        return f"{self.shown_id} · {subject}" if subject else self.shown_id

    @property
    def kinds(self):
        """More than one, where the kind was changed while it was worked on."""
        return ", ".join(dict.fromkeys(str(Kind(each.line.kind).label) for each in self.lines))

    @property
    def net(self):
        first = self.lines[0].line
        return euros(sum(each.line.net for each in self.lines), first.statement.currency)


@dataclass(frozen=True)
class StatementShown:
    stated: Stated

    @property
    def statement(self):
        return self.stated.statement

    @property
    def is_draft(self):
        return self.statement.is_draft

    @property
    def title(self):
        month = {"month": self.month}
        if self.is_draft:
            return _("Draft of the statement of %(month)s") % month
        return _("Statement of %(month)s") % month

    @property
    def month(self):
        return in_words(self.statement.month)

    @cached_property
    def tickets(self):
        return [TicketShown([*map(LineShown, lines)]) for lines in self.stated.tickets]

    @property
    def times(self):
        """[(name, length), …]"""
        times = [
            (_("Time worked"), length(self.stated.worked_seconds)),
            (_("Time billed"), length(self.stated.billed_seconds)),
        ]
        if self.stated.covered_seconds:
            times.append((_("Of it prepaid"), length(self.stated.covered_seconds)))
        if self.statement.prepaid_left is not None:
            left = length(self.statement.prepaid_left)
            times.append((_("Prepaid time left at the end of the month"), left))
        return times

    @property
    def sums(self):
        """[(name, money), …]: net, VAT by rate, gross."""
        currency = self.statement.currency
        vat = [
            (
                _("VAT %(percent)s %% on %(net)s")
                % {"percent": percent(each.percent), "net": euros(each.net, currency)},
                euros(each.vat, currency),
            )
            for each in self.stated.vat_by_rate
        ]
        net, gross = (euros(sum_, currency) for sum_ in (self.statement.net, self.statement.gross))
        return [(_("Net sum"), net), *vat, (_("Gross sum"), gross)]


def _joined(words):
    return " · ".join(word for word in words if word)


def day(date):
    return format_date(date, "medium", locale=reader_locale())


def moment(at):
    """By the clock of the house: a statement says the same to everybody."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    names = {"day": day(local.date()), "time": format_time(local, "HH:mm", locale=reader_locale())}
    return _("%(day)s, %(time)s") % names


def length(seconds):
    """In minutes also where there are none: 0 min."""
    if not seconds:
        return _("%(n)s min") % {"n": 0}
    return f"-{how_long(-seconds)}" if seconds < 0 else how_long(seconds)
