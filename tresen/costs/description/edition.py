"""Which price list counts from when until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_date
from django.utils.translation import gettext as _

from tresen.costs.models import PriceList, Release
from tresen.lib.when import reader_locale

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Edition:
    """A released price list. `until` is its last day, as far as that is known."""

    price_list: PriceList
    since: date
    until: date | None

    @property
    def version(self):
        return self.price_list.version

    @property
    def words(self):
        sentence = (
            _("Price list %(version)s, valid from %(since)s to %(until)s")
            if self.until
            else _("Price list %(version)s, valid from %(since)s")
        )
        return sentence % {
            "version": self.version,
            "since": in_words(self.since),
            "until": in_words(self.until) if self.until else "",
        }

    def is_over(self, day):
        return self.until is not None and self.until < day

    def is_coming(self, day):
        return self.since > day

    def counts(self, day):
        return not (self.is_over(day) or self.is_coming(day))


def editions():
    """All that were released, the newest first; a house has a handful."""
    found = list(Release.objects.select_related("price_list").order_by("valid_from"))
    pairs = pairwise([*found, None])
    return [_edition(release, following) for release, following in pairs][::-1]


def _edition(release, following):
    until = following and following.valid_from - ONE_DAY
    return Edition(release.price_list, release.valid_from, until)


def in_words(day):
    return format_date(day, "long", locale=reader_locale())
