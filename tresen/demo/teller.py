from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from tresen.costs.consents.consenting import Decision, accept_quote, agree
from tresen.costs.models import Quote
from tresen.costs.quotes.sending import send_quote
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.customers.models import Customer, Product
from tresen.hours.models import default_calendar
from tresen.house.models import Mailbox
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store
from tresen.mail.digests import mail_notices
from tresen.mail.models import IncomingMail
from tresen.people.models import Person
from tresen.tickets.models import Message, Reminder, Ticket
from tresen.tickets.said import NewTicket, Said

from .formatted import formatted_mail

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Teller:
    """Tells what happened until `now`, in service time: days ago are service days ago."""

    now: datetime

    def ago(self, days, time):
        """The moment at this time of day, so many service days before today."""
        hour, minute = map(int, time.split(":"))
        day = self._service_days[days - 1]
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)

    def minutes_ago(self, minutes):
        return self.now - timedelta(minutes=minutes)

    def person(self, short):
        """kim, or erika@ondemand.example."""
        email = short if "@" in short else f"{short}@tresen.example"
        return Person.objects.speaking_from(email)

    def opens(self, who, subject, text, *, at, kind="unsorted", **more):
        """By portal, unless said otherwise; `product` by its name."""
        author = self.person(who) or Person.objects.meet(who, name=more.pop("name", ""))
        customer = Customer.objects.of(author).first()
        product = Product.objects.filter(customer=customer, name=more.pop("product", "")).first()
        new = NewTicket(
            subject=subject,
            said=Said(text, origin=more.pop("by", Message.Origin.PORTAL)),
            kind=kind,
            customer=customer,
            product=product,
            mailbox=Mailbox.objects.main(),
            **more,
        )
        return Ticket.open(new, by=author, at=at)

    def gets_formatted_mail(self, who, name, subject, *, at):
        """On the way of every mail: stored, read, sorted, filed."""
        address = Mailbox.objects.main().address
        raw = formatted_mail(who, name, subject, to=address, at=at)
        mail = store(raw, Envelope(IncomingMail.Source.SMTP, sender=who, recipients=(address,)))
        IncomingMail.objects.filter(pk=mail.pk).update(received_at=at)
        return file_now(mail)

    def writes(self, ticket, who, text, *, at):
        self.waits(ticket, until=at)
        said = Said(text, origin=ticket.origin)
        return ticket.reply(said, by=self.person(who), at=at)

    def answers(self, ticket, who, text, *, at):
        self.waits(ticket, until=at)
        by = self.person(who)
        message = ticket.answer(Said(text), by=by, at=at)
        ticket.delivered(message, by=by, at=at)

    def asks(self, ticket, who, text, *, at):
        self.waits(ticket, until=at)
        by = self.person(who)
        message = ticket.ask(Said(text), by=by, at=at)
        ticket.delivered(message, by=by, at=at)

    def notes(self, ticket, who, text, *, at):
        ticket.note(Said(text), by=self.person(who), at=at)

    def closes(self, ticket, who, text, *, at, result="solved"):
        self.waits(ticket, until=at)
        ticket.close(Said(text), result=result, by=self.person(who), at=at)

    def agrees(self, ticket, who, *, at, cap=None, declined_self_service=False):
        """To the price that counts, in the portal."""
        self.waits(ticket, until=at)
        person = self.person(who)
        told = {"cap": cap, "declined_self_service": declined_self_service}
        agree(ticket, Decision(person, "portal", **told), by=person, at=at)

    def works(self, ticket, who, minutes, text, *, until, **more):
        """So many minutes that end at this moment, written down at once."""
        self.waits(ticket, until=until)
        done = Done(until - timedelta(minutes=minutes), minutes * 60, text, **more)
        log_work(ticket, done, by=self.person(who), at=until)

    def quotes(self, ticket, who, lines, text, *, at, **terms):
        """Written and sent at once, with its PDF; it has arrived."""
        self.waits(ticket, until=at)
        by = self.person(who)
        quote = Quote.objects.write(ticket, lines, by=by, at=at, **terms)
        ticket.delivered(send_quote(quote, text, by=by, at=at), by=by, at=at)
        return quote

    def accepts(self, quote, who, *, at):
        """In the portal; sales is told."""
        person = self.person(who)
        accept_quote(quote, Decision(person, "portal"), by=person, at=at)
        mail_notices(at=at)

    def nudges(self, ticket, who, *, at):
        self.waits(ticket, until=at)
        ticket.nudge(by=self.person(who), at=at)
        mail_notices(at=at)

    def turns_to_sales(self, ticket, who, *, at):
        self.waits(ticket, until=at)
        ticket.involve_sales(by=self.person(who), at=at)
        mail_notices(at=at)

    def waits(self, ticket, *, until):
        """Whoever had to be told on the way was told at that moment."""
        while ticket.step_at and ticket.step_at <= until:
            moment = ticket.step_at
            ticket.near(by=Person.objects.system(), at=moment)
            mail_notices(at=moment)

    def lets_time_pass(self):
        """Steps and reminders that fell due in the past were told and sent then."""
        system = Person.objects.system()
        for ticket in Ticket.objects.filter(step_at__lte=self.now):
            self.waits(ticket, until=self.now)
        for reminder in Reminder.objects.filter(sent_at=None, due_at__lte=self.now):
            reminder.ticket.remind(reminder, by=system, at=reminder.due_at)

    @property
    def quiet_hour(self):
        """An hour of the day whose reminders do not fall due within two hours of now."""
        local = self.now.astimezone(BERLIN)
        return "16" if 7 <= local.hour < 10 else "09"

    @cached_property
    def _service_days(self):
        hours = default_calendar().hours()
        noon = self.now.astimezone(BERLIN).replace(hour=12, minute=0, second=0, microsecond=0)
        days = (noon - timedelta(days=back) for back in range(1, 90))
        return [day for day in days if hours.is_open(day)]
