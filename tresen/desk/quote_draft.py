"""A quote while it is being written: its words, its lines, and what they come to so far."""

from django.utils import timezone

from tresen.costs.models import Quote, QuoteLine
from tresen.costs.quotes.line import Total
from tresen.costs.quotes.quote import usual_vat

from .quote_fields import MOST_LINES, LineForm, LineRows
from .quote_form import TERMS, QuoteForm, usual_end

PREFIX = "line"


class QuoteDraft:
    """Of a quote that stands already, or of a new one on this ticket."""

    def __init__(self, ticket, quote=None, data=None):
        self.ticket, self.quote, self._read = ticket, quote, None
        if data is None:
            self.form = QuoteForm(initial=self._terms())
            self.rows = self._blank(self._lines())
        elif "more" in data:
            # Nothing is kept yet, so nothing is held against anybody.
            self.form = QuoteForm(initial={name: data.get(name, "") for name in TERMS})
            self.rows = self._blank(_typed(data))
            self._read = LineRows(data, prefix=PREFIX)
        else:
            self.form = QuoteForm(data)
            self.rows = LineRows(data, prefix=PREFIX)

    @property
    def is_valid(self):
        # Both are asked, so that both say what is wrong.
        fit = [self.form.is_valid(), self.rows.is_valid()]
        return all(fit)

    @property
    def was_refused(self):
        return self.form.is_bound and not self.is_valid

    @property
    def is_empty(self):
        """Nothing is offered yet: that can be kept, but not sent."""
        return not self.rows.lines()

    @property
    def total(self):
        """What the lines come to as they are typed in; None while they cannot be read."""
        rows = self.rows if self.rows.is_bound else self._read
        if rows is None:
            return self.quote and self.quote.total
        return Total([_as_written(line) for line in rows.lines()]) if rows.is_valid() else None

    def keep(self, *, by, at):
        lines, terms = self.rows.lines(), self.form.terms()
        if self.quote is None:
            self.quote = Quote.objects.write(self.ticket, lines, by=by, at=at, **terms)
        else:
            self.quote.change(lines, by=by, at=at, **terms)
        return self.quote

    def _terms(self):
        if self.quote is None:
            return {"valid_until": usual_end()}
        return {name: getattr(self.quote, name) for name in TERMS}

    def _lines(self):
        names = list(LineForm.base_fields)
        lines = self.quote.lines.all() if self.quote else ()
        return [{name: getattr(line, name) for name in names} for line in lines]

    def _blank(self, lines):
        """With a few empty rows behind them."""
        rows = LineRows(initial=lines, prefix=PREFIX)
        usual = usual_vat(timezone.now())
        for row in rows.extra_forms:
            row.initial["vat_percent"] = usual
        return rows


def _typed(data):
    """The rows that say something, as they came."""
    count = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    places = range(min(int(count[:4]), MOST_LINES) if count.isdecimal() else 0)
    rows = [
        {name: data.get(f"{PREFIX}-{place}-{name}", "") for name in LineForm.base_fields}
        for place in places
    ]
    return [row for row in rows if row["text"].strip() or row["unit_net"].strip()]


def _as_written(line):
    usual = usual_vat(timezone.now()) if line.vat_percent is None else line.vat_percent
    return QuoteLine(quantity=line.quantity, unit_net=line.unit_net, vat_percent=usual)
