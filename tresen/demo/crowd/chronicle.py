"""One life as rows of the tables: the same that the verbs of a ticket would have written."""

import json

from tresen.mail.models import OutgoingMail
from tresen.tickets.excerpt import excerpt
from tresen.tickets.models import (
    Closure,
    Event,
    Index,
    Kind,
    Message,
    Participant,
    Reminder,
    Ticket,
    Wait,
)

from .clockwork import Clockwork
from .letters import sent_letter
from .sayings import OPENING, SAYINGS

KINDS = list(Kind.values)
ONE_IN_SO_MANY_GETS_LETTERS = 4


class Chronicle:
    def __init__(self, world, pile, life):
        self.world, self.pile, self.life = world, pile, life
        self.pk = pile.fresh_id(Ticket)
        self.subject = world.speech.subject(world.dice)
        self.gets_letters = world.dice.randrange(ONE_IN_SO_MANY_GETS_LETTERS) == 0
        self.kind = world.dice.choice(KINDS)
        self.clockwork = Clockwork(world, self.kind, life.speaker.customer)
        self.words = {"customer": {life.number, *self.subject.lexemes}, "staff": set()}
        self.owner_id = self.closed_at = None

    def write(self):
        for letter, at in self.life.chapters:
            first = at == self.life.moments[0]
            self._tell(OPENING if first else SAYINGS[letter], at)
        if step := self.clockwork.step():
            self._record(step[0], self.world.tresen_itself, self.world.now, **step[1])
        self._add_ticket()
        self._add_participant()
        public = self.words["customer"]
        staff = public | self.words["staff"]
        self.pile.add(Index, ticket_id=self.pk, public=" ".join(public), staff=" ".join(staff))

    def _tell(self, saying, at):
        author = self.life.speaker.person if saying.side == "customer" else self.life.colleague
        if saying.letter and self.owner_id is None:
            self.owner_id = author.pk
            self._record(Event.Kind.OWNER_CHANGED, author, at, owner=author.pk, former=None)
        message = self._say(saying, author, at)
        facts = self._facts_of(saying, at, message)
        event = self._record(saying.kind, author, at, message=message, **facts)
        self._follow(saying, at, message, event)

    def _facts_of(self, saying, at, message):
        if saying.side == "customer":
            return self.clockwork.promise(message, at)
        closing = {"result": "solved", "answers": True, "by_staff": True}
        return closing if saying.mark == "closing" else {}

    def _follow(self, saying, at, message, event):
        """What `promises.py` names: the waiting, the closure, the letters."""
        if saying.letter:
            self._deliver(saying, at, message, event)
        if saying.mark == "question":
            self._wait(at, message)
        if saying.mark == "closing":
            self._close(at, message)

    def _deliver(self, saying, at, message, event):
        self._record(Event.Kind.ANSWER_DELIVERED, self.life.colleague, at, message=message)
        if self.gets_letters:
            letter = sent_letter(self, saying.letter, event, message)
            self.pile.add(OutgoingMail, **letter)

    def _wait(self, at, message):
        self.pile.add(Wait, ticket_id=self.pk, message_id=message["id"], since=at)
        for due_at in self.world.reminders_after(at):
            past = due_at <= self.world.now
            row = {"ticket_id": self.pk, "message_id": message["id"], "due_at": due_at}
            self.pile.add(Reminder, **row, sent_at=due_at if past else None)

    def _close(self, at, message):
        self.closed_at = at
        row = {"ticket_id": self.pk, "message_id": message["id"], "at": at, "result": "solved"}
        self.pile.add(Closure, **row, by_id=self.life.colleague.pk)

    def _say(self, saying, author, at):
        spoken = self.world.speech.say(self.world.dice, saying.sentences)
        self.words[saying.audience] |= spoken.lexemes
        if saying.is_public:
            self.last = {"last_text": excerpt(spoken.text), "last_at": at}
        return self.pile.add(
            Message,
            id=self.pile.fresh_id(Message),
            ticket_id=self.pk,
            author_id=author.pk,
            side=saying.side,
            audience=saying.audience,
            origin="mail" if saying.side == "customer" else "portal",
            automatic=False,
            mark=saying.mark,
            text=spoken.text,
            full_text="",
            html=f"<p>{spoken.text}</p>\n" if saying.side == "staff" else "",
            html_with_pictures="",
            unasked=False,
            sender_check="",
            created_at=at,
            sent_at=None,
            rfc_message_id="",
        )

    def _record(self, kind, author, at, message=None, **facts):
        self.clockwork.notice(kind, at, message, facts)
        return self.pile.add(
            Event,
            id=self.pile.fresh_id(Event),
            ticket_id=self.pk,
            kind=kind,
            by_id=author.pk,
            message_id=message and message["id"],
            at=at,
            recorded_at=at,
            version=1,
            facts=json.dumps(facts),
        )

    def _add_participant(self):
        who = self.life.speaker.person.pk
        began = self.life.moments[0]
        self.pile.add(
            Participant, ticket_id=self.pk, person_id=who, added_by_id=who, added_at=began
        )

    def _add_ticket(self):
        speaker = self.life.speaker
        self.pile.add(
            Ticket,
            id=self.pk,
            number=self.life.number,
            subject=self.subject.text,
            kind=self.kind,
            contact_id=speaker.person.pk,
            customer_id=speaker.customer.pk,
            product_id=speaker.product.pk,
            owner_id=self.owner_id,
            mailbox_id=self.world.mailbox.pk,
            origin="mail",
            opened_at=self.life.moments[0],
            closed_at=self.closed_at,
            **self.clockwork.columns,
            **self.last,
        )
