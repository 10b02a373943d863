"""Who agreed to costs or refused them, in which way: in one sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.models import Consent

from .sums import sum_in_words

Way = Consent.Way
WAYS = {
    Way.PORTAL: gettext_lazy("in the portal"),
    Way.FORM: gettext_lazy("when the ticket was opened"),
    Way.LINK: gettext_lazy("by the link in our mail"),
    Way.PHONE: gettext_lazy("on the phone, after a PIN check"),
    Way.MAIL: gettext_lazy("by a verified mail"),
    Way.API: gettext_lazy("through the interface"),
}


@dataclass(frozen=True)
class Told:
    """A consent or a refusal as staff read it. `consent` comes with its person, by and quote."""

    consent: Consent

    @property
    def sentence(self):
        """Lea Mertens wrote down that Erika Mustermann agreed; or only who did."""
        consent = self.consent
        names = {"who": consent.person.name, "by": consent.by.name}
        if consent.quote:
            return self._of_quote(names | {"number": consent.quote.number})
        if consent.by_id == consent.person_id:
            return self._by_themselves(names)
        return self._written_down(names)

    @property
    def way(self):
        return WAYS[self.consent.way]

    @property
    def cap(self):
        """Net, or that there is none."""
        if self.consent.cap is None:
            return _("without a limit")
        return _("at most %(cap)s net") % {"cap": sum_in_words(self.consent.cap)}

    @property
    def seal(self):
        return self.consent.short_seal

    def _of_quote(self, names):
        if self.consent.is_agreed:
            return _("%(who)s accepted the quote %(number)s.") % names
        return _("%(who)s declined the quote %(number)s.") % names

    def _by_themselves(self, names):
        if self.consent.is_agreed:
            return _("%(who)s agreed to the costs.") % names
        return _("%(who)s refused the costs.") % names

    def _written_down(self, names):
        if self.consent.is_agreed:
            return _("%(who)s agreed to the costs; %(by)s wrote it down.") % names
        return _("%(who)s refused the costs; %(by)s wrote it down.") % names
