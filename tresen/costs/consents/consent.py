"""Somebody entitled agreed to a price, or refused it: in which words, when, how (promise P2).

Append-only. Ids and codes stand in the row itself, which is sealed; names, addresses and wordings
stand beside it, so that a person can be erased and the chain of seals still holds.
"""

import secrets

from django.db import models

from tresen.costs.prices.price import Price
from tresen.costs.rating import ZERO
from tresen.costs.rating import Consent as Rated
from tresen.customers.models import Customer
from tresen.people.models import Person
from tresen.tickets.models import Kind, Message, Ticket


class Consents(models.QuerySet):
    def agreed(self):
        return self.filter(answer=Consent.Answer.AGREED)


class Consent(models.Model):
    class Answer(models.TextChoices):
        AGREED = "agreed"
        REFUSED = "refused"

    class Way(models.TextChoices):
        PORTAL = "portal"
        FORM = "form"
        LINK = "link"
        PHONE = "phone"
        MAIL = "mail"
        API = "api"

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="consents")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="consents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    # Who wrote it down: the person themselves, or staff for a call or a mail.
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer)
    way = models.CharField(max_length=8, choices=Way)
    kind = models.CharField(max_length=16, choices=Kind)
    price = models.ForeignKey(Price, models.PROTECT, null=True, related_name="consents")
    quote = models.ForeignKey("costs.Quote", models.PROTECT, null=True, related_name="decisions")
    price_list = models.PositiveIntegerField(null=True)
    cap = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    declined_self_service = models.BooleanField(default=False)
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="+")
    words_hash = models.CharField(max_length=64)
    # The last event that the seal covers, and the seal of the consent before.
    events_until = models.BigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, unique=True)

    objects = Consents.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="cap_is_not_negative", condition=models.Q(cap=None) | models.Q(cap__gte=0)
            ),
            models.UniqueConstraint(
                name="one_answer_to_a_quote",
                fields=["quote"],
                condition=models.Q(quote__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.answer}: {self.kind}"

    @property
    def is_agreed(self):
        return self.answer == self.Answer.AGREED

    @property
    def came_with_the_ticket(self):
        """Given in the breath in which the ticket was opened (see opening.py)."""
        return self.at == self.ticket.opened_at

    @property
    def short_seal(self):
        """What a letter names, so that the customer holds a proof of their own."""
        return self.seal[:16]

    def counts_for(self, ticket):
        """Who had no customer yet and accepted a quote may become one: it stays accepted."""
        is_theirs = self.customer_id == ticket.customer_id or (
            self.quote_id and self.customer_id is None
        )
        return is_theirs and (self.is_agreed or not self.quote_id)

    def is_for_same(self, other):
        return (self.kind, self.price_id, self.quote_id) == (
            other.kind,
            other.price_id,
            other.quote_id,
        )

    def rated(self, spent=ZERO):
        return Rated(
            kind=self.kind,
            row=self.price_id,
            given_at=self.at,
            cap=self.cap,
            spent=spent,
            declined_self_service=self.declined_self_service,
            quote=self.quote_id,
        )


class ConsentWords(models.Model):
    """What was shown and who it was, word for word. Erasing blanks it; the seal covers its hash."""

    consent = models.OneToOneField(Consent, models.PROTECT, related_name="words")
    salt = models.CharField(max_length=32)
    sentence = models.TextField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.sentence

    @classmethod
    def of(cls, person, sentence, ip):
        return cls(
            salt=secrets.token_hex(16),
            sentence=sentence,
            name=person.name,
            email=person.email or "",
            # As it will be read again, or its hash would be another one.
            ip=cls._meta.get_field("ip").to_python(ip or None),
        )

    @property
    def is_blank(self):
        return not (self.sentence or self.name or self.email or self.ip)

    def content(self):
        return [self.salt, self.sentence, self.name, self.email, self.ip or ""]


def standing_consent(ticket):
    """The newest answer counts, if it is a yes and was given for the ticket's customer of today.

    No to a quote says nothing of anything else, and no to a price leaves an accepted quote as it
    is: that was agreed. Lists prefetch `consents`.
    """
    return standing(answers_on(ticket))


def standing(answers):
    """Of the answers that count, as `answers_on` gives them."""
    if answers and answers[0].is_agreed:
        return answers[0]
    return next((each for each in answers if each.quote_id), None)


def agreed_since(ticket):
    """From when on the standing consent's price was agreed to without a break: a renewed cap does
    not undo what was agreed to before it."""
    since = None
    answers = answers_on(ticket)
    for answer in answers:
        if not answer.is_agreed or not answer.is_for_same(answers[0]):
            break
        since = answer.at
    return since


def is_refused(answers, kind):
    """Whether the last word about the price of this kind of work was a no."""
    return bool(answers) and not answers[0].is_agreed and answers[0].kind == kind


def answers_on(ticket):
    """Those that count, the newest first."""
    answers = sorted(ticket.consents.all(), key=lambda each: each.pk, reverse=True)
    return [each for each in answers if each.counts_for(ticket)]
