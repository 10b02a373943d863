"""Random lives of tickets, played through the verbs while a referee watches."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from tests.cast import berlin
from tests.tickets.referee import Referee
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.refusing import Refused
from tresen.tickets.said import NewTicket, Said

WORDS = Said("Worte.", origin="mail")
CLICKED = Said("Worte.", origin="portal")
ROBOT = Said("Automatisch.", origin="mail", automatic=True)
ACTS = [
    *["reply", "answer", "deliver"] * 8,
    *["bounce"] * 6,
    *["ask"] * 4,
    *["stray"] * 2,
    *["note", "announce", "take", "sort", "place", "robot", "stranger", "time", "nudge"],
    *["turn_to_sales", "close", "withdraw", "afterword"],
]


@dataclass
class History:
    dice: Random
    staff: Person
    customer: Person
    hours: object
    told: list = field(default_factory=list)

    def begin(self):
        self.at = berlin("mon") + timedelta(minutes=self.dice.randrange(7 * 24 * 60))
        said = self.dice.choice([WORDS, WORDS, CLICKED])
        self.referee, self.words = Referee(self.hours, said is CLICKED), []
        self.ticket = Ticket.open(NewTicket("Etwas", said), by=self.customer, at=self.at)
        self.referee.customer_wrote(self.at)
        self.is_emergency = False

    def play(self):
        """Two to nine acts; hands out the ticket after each, also after one that was refused."""
        self.begin()
        for _ in range(self.dice.randint(2, 9)):
            self.at += timedelta(minutes=self.dice.choice([0, 1, 5, 20, 59, 61, 300, 2000]))
            act = self.dice.choice(ACTS)
            self.told.append(f"{self.at:%a %H:%M} {act}")
            try:
                getattr(self, act)()
            except Refused as refusal:
                self.told[-1] += f" ({refusal.code})"
            yield self.ticket

    def reply(self):
        self.ticket.reply(WORDS, by=self.customer, at=self.at)
        self.referee.customer_wrote(self.at, is_emergency=self.is_emergency)

    def answer(self):
        self.words.append(self.ticket.answer(WORDS, by=self.staff, at=self.at))
        self.referee.staff_spoke(self.words[-1].pk, self.at)

    def ask(self):
        self.words.append(self.ticket.ask(WORDS, by=self.staff, at=self.at))
        self.referee.staff_spoke(self.words[-1].pk, self.at, asks=True)

    def deliver(self):
        message = self.letter()
        self.ticket.delivered(message, by=self.staff, at=self.at)
        self.referee.arrived(message.pk, self.at)

    def bounce(self):
        message = self.letter()
        self.ticket.bounced(message, ROBOT, by=self.staff, at=self.at)
        self.referee.came_back(message.pk, self.at)

    def letter(self):
        """One of the last three on their way, mostly the last."""
        if not self.words:
            self.answer()
        return self.words[-min(self.dice.choice([1, 1, 1, 2, 3]), len(self.words))]

    def close(self):
        was_closed = bool(self.ticket.closed_at)
        said = self.dice.choice([WORDS, ROBOT])
        closure = self.ticket.close(said, result="solved", by=self.staff, at=self.at)
        if not was_closed:
            self.words.append(closure.message)
            self.referee.closed(self.at, closure.message.pk if said is WORDS else None)

    def withdraw(self):
        was_closed = bool(self.ticket.closed_at)
        said = Said("", origin="portal")
        self.ticket.close(said, result="withdrawn", by=self.customer, at=self.at)
        if not was_closed:
            self.referee.closed(self.at)

    def afterword(self):
        if self.ticket.closed_at:
            self.ticket.file_afterword(WORDS, by=self.customer, at=self.at)

    def note(self):
        self.ticket.note(WORDS, by=self.staff, at=self.at)

    def announce(self):
        self.words.append(self.ticket.announce(ROBOT, by=self.staff, at=self.at))

    def take(self):
        self.ticket.pass_to(self.staff, by=self.staff, at=self.at)

    def sort(self):
        kind = self.dice.choice(["fault", "question", "emergency"])
        is_news = kind != self.ticket.kind
        self.ticket.sort_as(kind, by=self.staff, at=self.at)
        self.is_emergency = kind == "emergency"
        if self.is_emergency and is_news:
            self.referee.was_called_an_emergency(self.at)

    def place(self):
        self.ticket.place_with(None, by=self.staff, at=self.at)

    def robot(self):
        self.ticket.file_automatic(ROBOT, by=self.customer, at=self.at)

    def stranger(self):
        self.ticket.file_third_party(WORDS, by=self.customer, at=self.at)

    def stray(self):
        """A reply that belongs elsewhere, as staff find twenty minutes later: nothing was said."""
        message = self.ticket.reply(WORDS, by=self.customer, at=self.at)
        self.at += timedelta(minutes=20)
        self.ticket.split_off(message, "Etwas anderes", by=self.staff, at=self.at)

    def nudge(self):
        self.ticket.nudge(by=self.customer, at=self.at)

    def turn_to_sales(self):
        self.ticket.involve_sales(by=self.customer, at=self.at)

    def time(self):
        self.ticket.near(by=Person.objects.system(), at=self.at)
