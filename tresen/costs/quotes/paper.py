"""A quote as PDF, in the language of whom it is for. What is sent is kept as it was sent."""

from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tresen.costs.sentences import euros, percent
from tresen.files.models import Attachment
from tresen.house.models import Provider
from tresen.lib.paper import Frame, typeset
from tresen.lib.when import reader_locale

QUOTE = Path(__file__).parents[1] / "papers" / "quote.typ"
PDF = "application/pdf"


def enclose(quote, *, at):
    """The file that goes with the message."""
    with _in_their_language(quote):
        name = _("Quote %(number)s.pdf") % {"number": quote.number}
    return Attachment.keep(name, _paper(quote, at), content_type=PDF)


def file_of(quote, *, at):
    """(name, bytes) of what was sent; of a draft as it would be sent now, and marked as one."""
    if quote.message_id:
        sent = quote.message.attachments.select_related("blob").get()
        return sent.filename, bytes(sent.blob.data)
    with _in_their_language(quote):
        name = _("Draft of quote %(number)s.pdf") % {"number": quote.number}
        return name, _paper(quote, at, version=_("Draft"))


def _in_their_language(quote):
    return translation.override(quote.ticket.contact.language)


def _paper(quote, at, version=""):
    provider = Provider.current()
    with _in_their_language(quote):
        data = QuotePaper(quote, provider, at).data()
        frame = Frame(
            title=_("Quote %(number)s") % {"number": quote.number},
            provider=provider.name,
            version=version or _long(timezone.localdate(at)),
            language=quote.ticket.contact.language,
            at=at,
        )
    return typeset(QUOTE, data, frame)


class QuotePaper:
    """Every figure and word of the document, in the language that is active."""

    def __init__(self, quote, provider, at):
        self.quote, self.provider, self.at = quote, provider, at
        self.ticket, self.total = quote.ticket, quote.total

    def data(self):
        return {
            "about": self._about(),
            "greeting": _paragraphs(self.quote.intro),
            "offer": _("What we offer you"),
            "head": [
                _("No."),
                pgettext("in a quote", "Service"),
                _("Quantity"),
                _("Unit price"),
                _("VAT"),
                _("Net"),
            ],
            "rows": [self._row(*each) for each in enumerate(self.total.lines, 1)],
            "sums": self._sums(),
            "currency": _("All sums are in %(currency)s.") % {"currency": self.provider.currency},
            "closing": _paragraphs(self.quote.outro),
            "accepting": _("How to accept"),
            "ways": self._ways(),
        }

    def _about(self):
        ticket, quote = self.ticket, self.quote
        said = [(_("From"), self.provider.name)]
        if ticket.customer:
            said += [
                (_("For"), ticket.customer.name),
                (_("Customer number"), ticket.customer.number),
            ]
        said += [
            (_("Attention of"), ticket.contact.name),
            (_("Ticket-ID"), ticket.shown_id),
            (_("About"), ticket.subject),
            (_("Date"), _long(timezone.localdate(self.at))),
            (_("Valid until"), _long(quote.valid_until)),
            (_("Your questions to"), " · ".join(filter(None, self._asked()))),
        ]
        return [[name, word] for name, word in said if word.strip()]

    def _asked(self):
        return (self.quote.by.name, self.provider.phone, self.provider.sales_email)

    def _row(self, place, line):
        return [
            str(place),
            line.text,
            f"{_number(line.quantity)} {line.unit}".strip(),
            self._money(line.unit_net),
            f"{percent(line.vat_percent)} %",
            self._money(line.net),
        ]

    def _sums(self):
        said = [(_("Total net"), self._money(self.total.net))]
        for each in self.total.vat_by_rate:
            names = {"percent": percent(each.percent), "net": self._money(each.net)}
            said.append((_("VAT %(percent)s %% on %(net)s") % names, self._money(each.vat)))
        said.append((_("Total gross"), self._money(self.total.gross)))
        return [["", name, "", "", "", amount] for name, amount in said]

    def _ways(self):
        until = {"until": _long(self.quote.valid_until), "number": self.quote.number}
        online = f"{settings.TRESEN_URL}/tickets/{self.ticket.shown_id}/"
        said = [
            _("You can accept the quote %(number)s until %(until)s.") % until,
            _("The link in our mail leads you to it. You can also sign in, and find it here:"),
            online,
        ]
        if self.ticket.customer:
            said.append(
                _("It can be accepted by everybody who may agree to costs at your company.")
            )
        said.append(_("Nothing is charged before you accept."))
        return said

    def _money(self, amount):
        return euros(amount, self.provider.currency)


def _paragraphs(text):
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _number(number):
    return format_decimal(number.normalize(), locale=reader_locale())


def _long(day):
    return format_date(day, "long", locale=reader_locale())
