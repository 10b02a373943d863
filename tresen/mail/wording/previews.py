"""A wording as it would arrive, with a real ticket. Nothing is written, sent or made for it."""

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

from django.conf import settings
from django.utils import timezone, translation

from tresen.mail.digests import values_of
from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.tickets.models import Ticket

from .account_told import AccountTold
from .costs_told import CostsTold
from .filled import filled
from .frames import Frame
from .text_kinds import FAREWELL, FOOTER, TEXTS
from .values import Values
from .variables import VARIABLES
from .wording import Letter, subject_of, written

Kind = OutgoingMail.Kind
PARTS = (FAREWELL, FOOTER)
# No letter older than so many others is looked for: a preview shall not read the whole Postausgang.
AS_MANY = 1000
# What only the fact itself knows that a letter of this kind tells.
OF_THE_FACT = {
    Kind.ANSWER: ("words", "author"),
    Kind.QUESTION: ("words", "author"),
    Kind.REMINDER: ("words", "author"),
    Kind.CLOSED: ("words", "author", "result"),
    Kind.CONSENT: ("consent", "seal", "refusal", "noted_by"),
    Kind.QUOTE: (
        *("words", "author", "quote_number", "quote_net", "quote_gross", "quote_until"),
        *("decision_link", "deciders"),
    ),
    Kind.QUOTE_ENDS: (
        *("quote_number", "quote_net", "quote_gross", "quote_until"),
        *("decision_link", "deciders"),
    ),
    Kind.PREPAID: ("prepaid_size", "prepaid_left", "prepaid_percent"),
}
# They exclude another one that is shown.
NOT_AT_ONCE = ("refusal", "noted_by", "deciders")


@dataclass(frozen=True)
class Preview:
    letter: Letter
    # None, where it is about an account: then it is shown as its reader would get it.
    ticket: Ticket | None = None
    # The ticket never had such a mail: what only its fact would know is an example.
    has_examples: bool = False


class NoLinks:
    """In the place of addresses that decide for whoever holds them."""

    @staticmethod
    def make(*args, **kwargs):
        return f"{settings.TRESEN_URL}/decisions/••••/"


class NoKey(AccountTold):
    """The same for a link that opens an account, which is always shown."""

    @cached_property
    def link(self):
        return f"{self.password_page}key/••••/"


@dataclass(frozen=True)
class Examples(Values):
    """Of a ticket that never had such a mail."""

    def _tell(self, name):
        if name not in OF_THE_FACT.get(self.kind, ()):
            return super()._tell(name)
        if name == "words":
            return self.place
        return "" if name in NOT_AT_ONCE else str(VARIABLES[name].example)


def preview(kind, form, wording, *, ticket=None, reader):
    """With this ticket, or else the newest that had such a mail; None where there is no ticket.

    What is about an account is shown as `reader` would get it themselves.
    """
    if TEXTS[kind].is_about_an_account:
        return Preview(_about_account(kind, form, wording, reader))
    letter = _newest(kind, ticket)
    ticket = letter.ticket if letter else ticket or Ticket.objects.order_by("-id").first()
    if ticket is None:
        return None
    with translation.override(form):
        shown = _shown(kind, form, wording, letter or _as_if(ticket), reader)
    return Preview(shown, ticket, has_examples=not letter and kind in OF_THE_FACT)


def _about_account(kind, form, wording, reader):
    with translation.override(form):
        values = Values(kind, form, reader, account=NoKey(kind, reader, timezone.now()))
        return written(values, Frame(None), wording)


def _newest(kind, ticket):
    """The newest letter of this kind: what it tells of is a fact of its ticket."""
    if kind == Kind.NOTICES:
        return None
    letters = OutgoingMail.objects.filter(event__isnull=False, person__isnull=False)
    if kind not in PARTS:
        letters = letters.filter(kind=kind)
    if ticket:
        letters = letters.filter(ticket=ticket)
    else:
        recent = OutgoingMail.objects.order_by("-id").values("pk")[:AS_MANY]
        letters = letters.filter(pk__in=recent)
    read = ("person__login", "event__message__author", "event__ticket__customer__account_manager")
    return letters.select_related("ticket", *read).order_by("-id").first()


def _as_if(ticket):
    """As if the ticket's first fact had brought its contact this mail."""
    event = ticket.events.select_related("ticket", "by").order_by("id").first()
    return SimpleNamespace(event=event, person=ticket.contact, ticket=ticket)


def _shown(kind, form, wording, letter, reader):
    if kind == Kind.NOTICES:
        values = values_of(reader, [letter])
        return Letter(subject_of(wording, values), filled(wording.text, values), "")
    is_real = isinstance(letter, OutgoingMail)
    frame = Frame(letter.event.message if is_real else _example_message())
    told = CostsTold(letter.event, letter.person, NoLinks)
    sort = Values if is_real else Examples
    values = sort(kind, form, letter.person, letter.event, told, place=frame.place)
    if kind in PARTS:
        return Letter("", filled(wording.text, values), "")
    return written(values, frame, wording)


def _example_message():
    return SimpleNamespace(text=str(VARIABLES["words"].example), html="")
