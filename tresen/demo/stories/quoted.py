"""Orders that get a quote first: one is open, one was accepted and done, one is a draft."""

from datetime import timedelta
from decimal import Decimal

from tresen.costs.models import Quote
from tresen.costs.quotes.line import Line

BASHIR = "bashir@business.example"
HOUR = 3600


def tell(t):
    server_move(t)
    second_server(t)
    another_node(t)


def line(text, quantity, unit, unit_net):
    return Line(text, Decimal(quantity), Decimal(unit_net), unit)


def server_move(t):
    """Open, and valid for long enough that nobody is reminded of it yet."""
    ticket = t.opens(
        BASHIR,
        "Umzug von drei Webservern",
        "Wir möchten im Januar drei Webserver zu Ihnen umziehen. Wie läuft das ab?",
        at=t.ago(6, "10:05"),
        kind="order",
    )
    ticket.pass_to(t.person("sam"), by=t.person("lea"), at=t.ago(6, "10:30"))
    t.answers(
        ticket,
        "sam",
        "Guten Tag Herr Nordmann,\n\nvielen Dank für Ihr Vertrauen. Ein Umzug hat bei uns "
        "drei Schritte:\n\n1. Bestandsaufnahme\n2. Probelauf\n3. Umschalten in der Nacht\n\n"
        "Ich stelle Ihnen ein Angebot zusammen.",
        at=t.ago(6, "12:40"),
    )
    t.quotes(
        ticket,
        "sam",
        [
            line("Bestandsaufnahme der drei Server", "6", "Std.", "104.00"),
            line("Probelauf und Prüfprotokoll", "10", "Std.", "104.00"),
            line("Umschalten in der Nacht, mit Bereitschaft bis 8 Uhr", "1", "pauschal", "890.00"),
            line("Nachlass für die Verlängerung um zwei Jahre", "1", "", "-250.00"),
        ],
        "Guten Tag Herr Nordmann,\n\nwie besprochen unser Angebot für den Umzug. Fragen dazu "
        "beantworte ich gern hier im Ticket.",
        at=t.ago(3, "11:20"),
        valid_until=t.now.date() + timedelta(days=14),
        planned_seconds=22 * HOUR,
        intro="Gern ziehen wir Ihre drei Webserver zu uns um. Der Umzug geschieht in einer Nacht "
        "Ihrer Wahl; Ihr Shop ist dabei höchstens 20 Minuten nicht erreichbar.",
        outro="Wir beginnen innerhalb von fünf Werktagen, nachdem Sie angenommen haben.",
    )


def second_server(t):
    """Accepted, worked on, and closed as solved: its lines are charged."""
    ticket = t.opens(
        BASHIR,
        "Zweiter Managed Server für den Weihnachtsverkauf",
        "Bitte bieten Sie uns einen zweiten Server wie web07 an, mit Einrichtung.",
        at=t.ago(14, "09:35"),
        kind="order",
        product="Managed Server web07",
    )
    quote = t.quotes(
        ticket,
        "sam",
        [
            line("Einrichtung web08 nach dem Vorbild von web07", "4", "Std.", "104.00"),
            line("Lastverteiler davor, einmalig", "1", "pauschal", "64.00"),
        ],
        "Guten Tag Herr Nordmann,\n\ngern, anbei unser Angebot.",
        at=t.ago(14, "11:10"),
        valid_until=t.ago(14, "11:10").date() + timedelta(days=14),
        planned_seconds=8 * HOUR,
        intro="Wir richten web08 wie web07 ein und verteilen die Last auf beide.",
    )
    t.accepts(quote, BASHIR, at=t.ago(13, "09:50"))
    ticket.pass_to(t.person("jana"), by=t.person("sam"), at=t.ago(13, "10:00"))
    t.works(ticket, "jana", 140, "web08 eingerichtet und geprüft.", until=t.ago(12, "13:20"))
    t.works(ticket, "jana", 60, "Lastverteiler eingerichtet.", until=t.ago(12, "15:30"))
    t.closes(
        ticket,
        "jana",
        "Guten Tag Herr Nordmann,\n\nweb08 läuft, und die Last verteilt sich auf beide Server.",
        at=t.ago(12, "16:00"),
    )


def another_node(t):
    """Still a draft: the customer has not seen it."""
    ticket = t.opens(
        "yuki@enterprise.example",
        "Vierter Knoten für den Cluster Hafen",
        "Wir brauchen ab Januar einen vierten Knoten. Was kostet er, und wie lange dauert es?",
        at=t.ago(2, "09:15"),
        kind="order",
        product="Cluster Hafen",
    )
    t.answers(
        ticket,
        "sam",
        "Guten Tag,\n\ngern. Ein Angebot mit Termin bekommen Sie in den nächsten Tagen.",
        at=t.ago(2, "10:30"),
    )
    Quote.objects.write(
        ticket,
        [
            line("Knoten hafen-4, Einrichtung", "1", "pauschal", "780.00"),
            line("Aufnahme in den Verbund und Lasttest", "5", "Std.", "104.00"),
        ],
        by=t.person("sam"),
        at=t.ago(2, "10:50"),
        valid_until=t.now.date() + timedelta(days=14),
        planned_seconds=9 * HOUR,
    )
