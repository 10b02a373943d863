"""What the page of a ticket says to staff about its costs, and who has to agree."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation

from tresen.costs.consents.consenting import who_may_consent
from tresen.costs.models import Consent, Pot, Price, WorkEntry
from tresen.costs.prices.terms import terms_for
from tresen.costs.sentences import agreement_in_words, consent_in_words
from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import costs_of
from tresen.customers.models import Agreement
from tresen.people.models import Person
from tresen.tickets.models import Event, Message

from .beside import EVERYTHING, nothing
from .consent_words import Told

ASKING = (Event.Kind.CONSENT_ASKED, Event.Kind.CONSENT_PROPOSED)
AGREEMENTS = Agreement.objects.select_related("level", "calendar")
POTS = Pot.objects.with_balance()
CONSENTS = Consent.objects.select_related("person", "by", "quote")
WORK = WorkEntry.objects.select_related("person", "by")


def prefetch_costs(ticket, there=EVERYTHING):
    """All that verdict and history ask for, each once: terms, pots, work and consents.

    `there` names what the ticket has of it at all (see beside.py).
    """

    def rows(what, found):
        return Prefetch(what, found if what in there else nothing(found.model))

    if ticket.customer:
        agreements = AGREEMENTS.prefetch_related(rows("prices", Price.objects.all()))
        theirs = Prefetch("agreements", agreements), rows("pots", POTS)
        prefetch_related_objects([ticket.customer], *theirs)
    prefetch_related_objects([ticket], rows("consents", CONSENTS), rows("work", WORK))


@dataclass(frozen=True)
class Sentence:
    """All of what is said, and the part of it that is held against the price that counts then."""

    language: str
    whole: str
    price: str


@dataclass
class CostsPanel:
    """`readers` are those on the customer's side who read the ticket: only they can decide.

    `there` names what the ticket has beside its words.
    """

    ticket: object
    reader: Person
    readers: list
    now: object
    there: set
    shown: CostsShown = field(init=False)

    def __post_init__(self):
        self.shown = CostsShown(costs_of(self.ticket, self.now), for_staff=True)

    @property
    def costs(self):
        return self.shown.costs

    @cached_property
    def consent(self):
        return self.costs.consent and Told(self.costs.consent)

    @cached_property
    def refusal(self):
        """The last word, if it was a no."""
        last = max(self._answers, key=lambda each: each.pk, default=None)
        return Told(last) if last and not last.is_agreed else None

    @property
    def can_ask(self):
        return self.shown.awaits_consent and not self.ticket.closed_at

    @property
    def can_agree(self):
        """Also while prepaid time is left, for when it is used up."""
        return self.costs.has_price and not self.ticket.closed_at

    @cached_property
    def entitled(self):
        """Whoever may agree and reads this ticket, the one who asked coming first."""
        reading = {person.pk for person in self.readers}
        known = [each for each in self._may_consent if each.person_id in reading]
        return sorted(known, key=lambda each: each.person_id != self.ticket.contact_id)

    @cached_property
    def beside(self):
        """Who may agree, but has to take part in the ticket first."""
        return [each for each in self._may_consent if each not in self.entitled]

    @cached_property
    def sentences(self):
        """To be read out, in the language of each of those who may decide."""
        languages = dict.fromkeys(each.person.language for each in self.entitled)
        return [self._sentence(language) for language in languages]

    @cached_property
    def asked(self):
        """When the customer was last asked, if nothing was decided since."""
        return next((e for e in self._since if e.kind == Event.Kind.CONSENT_ASKED), None)

    @cached_property
    def proposed(self):
        """Mails that seem to say yes, and to which nobody has reacted yet."""
        return {e.message_id for e in self._since if e.kind == Event.Kind.CONSENT_PROPOSED}

    @cached_property
    def left(self):
        """Seconds of prepaid and included time, less what this ticket took; None without any."""
        left = terms_for(self.ticket.customer, self.now).agreement.left
        has_pots = self.ticket.customer and self.ticket.customer.pots.all()
        return left if left or has_pots else None

    @cached_property
    def timers(self):
        if "timers" not in self.there:
            return []
        return list(self.ticket.timers.select_related("person").order_by("started_at"))

    @property
    def timer(self):
        return next((each for each in self.timers if each.person_id == self.reader.pk), None)

    @property
    def others(self):
        """Colleagues who work on this ticket right now."""
        return [each for each in self.timers if each.person_id != self.reader.pk]

    def mark(self, messages):
        """On a mail that could be a consent: whether it was proposed, or staff may say so."""
        if self.can_ask:
            writers = {each.person_id for each in self.entitled}
            for message in messages:
                if _is_verified(message) and message.author_id in writers:
                    message.consent = "proposed" if message.pk in self.proposed else "possible"

    @property
    def _answers(self):
        """Yes and no to the price; what was said to a quote stands with the quotes."""
        customer, said = self.ticket.customer_id, self.ticket.consents.all()
        return [each for each in said if each.customer_id == customer and not each.quote_id]

    @cached_property
    def _may_consent(self):
        return list(who_may_consent(self.ticket.customer)) if self.can_agree else []

    @cached_property
    def _since(self):
        """What was asked and proposed since the last answer, the newest first."""
        if not self.can_ask:
            return []
        until = max((each.events_until for each in self._answers), default=0)
        asking = self.ticket.events.filter(kind__in=ASKING, id__gt=until)
        return list(asking.order_by("-id")[:20])

    def _sentence(self, language):
        with translation.override(language):
            return Sentence(
                language,
                consent_in_words(self.shown.verdict, cap=None),
                agreement_in_words(self.shown.verdict),
            )


def _is_verified(message):
    return message.origin == Message.Origin.MAIL and message.is_verified
