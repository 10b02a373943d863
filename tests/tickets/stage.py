"""Stories about one ticket, told in a line: "10:30 ask, 10:40 deliver, 12:00 reply"."""

from dataclasses import dataclass, field

from tests.cast import BERLIN, berlin
from tresen.people.models import Person
from tresen.tickets.models import Event, Message, Reminder, Ticket
from tresen.tickets.said import NewTicket, Said


@dataclass
class Stage:
    ticket: Ticket
    staff: Person
    customer: Person
    spoken: list[Message] = field(default_factory=list)
    reminder: Reminder | None = None

    def play(self, story):
        for line in filter(None, story.split(", ")):
            time, act = line.split(" ", 1)
            getattr(self, act.replace(" ", "_"))(berlin("mon", time))
        self.ticket.refresh_from_db()
        return self.shows()

    def shows(self):
        """How the ticket stands: "running until 14:00", "reacted at 10:40", "paused", "none"."""
        ticket = self.ticket
        moment = {"running": ticket.due_at, "reacted": ticket.reacted_at}.get(ticket.clock)
        word = {"running": "running until", "reacted": "reacted at"}.get(ticket.clock)
        return f"{word} {moment.astimezone(BERLIN):%H:%M}" if moment else ticket.clock

    def count(self, kind):
        return self.ticket.events.filter(kind=Event.Kind(kind)).count()

    def answer(self, at):
        self.spoken.append(self.ticket.answer(Said("Läuft wieder."), by=self.staff, at=at))

    def ask(self, at):
        self.spoken.append(self.ticket.ask(Said("Seit wann?"), by=self.staff, at=at))
        self.reminder = self.ticket.reminders.first()

    def offer(self, at):
        """Sales send a quote; here only its words count."""
        self.spoken.append(self.ticket.offer(Said("Gern für 480 €."), 1, by=self.staff, at=at))

    def announce(self, at):
        """A program's words, in the name of the person on the staff."""
        said = Said("Wartung beendet.", origin="api")
        self.spoken.append(self.ticket.announce(said, by=self.staff, at=at))

    def note(self, at):
        self.ticket.note(Said("Platte voll."), by=self.staff, at=at)

    def reply(self, at):
        self.ticket.reply(Said("Immer noch.", origin="mail"), by=self.customer, at=at)

    def automatic_mail(self, at):
        said = Said("Ich bin im Urlaub.", origin="mail", automatic=True)
        self.ticket.file_automatic(said, by=self.customer, at=at)

    def stranger(self, at):
        stranger = Person.objects.meet("fremd@elsewhere.example")
        self.ticket.file_third_party(Said("Ich auch.", origin="mail"), by=stranger, at=at)

    def admit(self, at):
        """Let the stranger take part, whose words came straight into the table."""
        self.ticket.admit(self.unheard(at), by=self.staff, at=at)

    def show_the_history(self, at):
        """To the stranger, who was let in later."""
        stranger = Person.objects.meet("fremd@elsewhere.example")
        let_in = {"added_by": self.staff, "added_at": at, "reads_since": at}
        self.ticket.participants.create(person=stranger, **let_in)
        self.ticket.show_history(stranger, by=self.staff, at=at)

    def deny(self, at):
        """The customer knows nothing of the stranger."""
        self.ticket.deny(self.unheard(at), by=self.customer, at=at)

    def unheard(self, at):
        return self.ticket.messages.create(
            author=Person.objects.meet("fremd@elsewhere.example"),
            side="third_party",
            audience="staff",
            origin="mail",
            text="Ich auch.",
            created_at=at,
        )

    def move(self, at):
        """A word of the stranger lay here by mistake."""
        self.ticket.move(self.stray(at), self.another(), Said("Dort."), by=self.staff, at=at)

    def split_off(self, at):
        self.ticket.split_off(self.stray(at), "Etwas Neues", by=self.staff, at=at)

    def come_as_emergency(self, at):
        self.ticket.came_as_emergency(by=Person.objects.system(), at=at)

    def take(self, at):
        self.ticket.pass_to(self.staff, by=self.staff, at=at)

    def sort(self, at):
        self.ticket.sort_as("bug", by=self.staff, at=at)

    def place(self, at):
        self.ticket.place_with(None, by=self.staff, at=at)

    def deliver_first(self, at):
        self.ticket.delivered(self.spoken[0], by=self.staff, at=at)

    def deliver(self, at):
        self.ticket.delivered(self.spoken[-1], by=self.staff, at=at)

    def arrive_after_all(self, at):
        """The customer replies to what seemed to have come back."""
        self.ticket.arrived_after_all(self.spoken[0], by=self.customer, at=at)

    def bounce(self, at, message=None):
        said = Said("550 unknown user", origin="system", automatic=True)
        lost = message or self.spoken[-1]
        self.ticket.bounced(lost, said, by=Person.objects.system(), at=at)

    def bounce_first(self, at):
        self.bounce(at, self.spoken[0])

    def complain(self, at):
        """The customer's mail program calls a letter of ours spam."""
        said = Said("abuse", origin="system", automatic=True)
        self.ticket.complained_of(said, by=Person.objects.system(), at=at)

    def doubt_a_report(self, at):
        """Anybody could have written that our words came back."""
        said = Said("550 unknown user", origin="system", automatic=True)
        self.ticket.doubt_report(said, by=Person.objects.system(), at=at)

    def name_the_writer(self, at):
        """A colleague has only forwarded it."""
        self.ticket.name_writer(self.customer, Said("Shop steht."), by=self.staff, at=at)

    def set_aside(self, at):
        """It was a newsletter."""
        self.ticket.set_aside(by=self.staff, at=at)

    def close(self, at):
        closure = self.ticket.close(Said("Erledigt."), result="solved", by=self.staff, at=at)
        self.spoken.append(closure.message)

    def withdraw(self, at):
        self.ticket.close(Said(""), result="withdrawn", by=self.customer, at=at)

    def afterword(self, at):
        self.ticket.file_afterword(Said("Danke!", origin="mail"), by=self.customer, at=at)

    def remind(self, at):
        self.ticket.remind(self.reminder, by=Person.objects.system(), at=at)

    def link(self, at):
        self.ticket.link(self.another(), type="relates_to", by=self.staff, at=at)

    def dismiss(self, at):
        link = self.ticket.links.create(
            to=self.another(), type="follows", by=self.customer, at=at, made_at=None
        )
        self.ticket.dismiss(link, by=self.staff, at=at)

    def propose(self, at):
        self.ticket.propose_link(self.another(), by=self.customer, at=at)

    def near(self, at):
        self.ticket.near(by=Person.objects.system(), at=at)

    def nudge(self, at):
        self.ticket.nudge(by=self.customer, at=at)

    def involve_sales(self, at):
        self.ticket.involve_sales(by=self.customer, at=at)

    def settle_with_sales(self, at):
        self.ticket.settle_with_sales(by=self.staff, at=at)

    def reckon_anew(self, at):
        self.ticket.reckon_anew(by=Person.objects.system(), at=at)

    def stray(self, at):
        said = Said("Ganz was anderes.", origin="mail")
        stranger = Person.objects.meet("fremd@elsewhere.example")
        return self.ticket.file_third_party(said, by=stranger, at=at)

    def another(self):
        new = NewTicket("Etwas anderes", Said("Noch etwas."), customer=self.ticket.customer)
        return Ticket.open(new, by=self.customer, at=berlin("mon", "09:00"))
