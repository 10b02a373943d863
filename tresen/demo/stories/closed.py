"""The last weeks: answered, closed, followed up."""

from typing import NamedTuple

from tresen.tickets.said import Said


class Case(NamedTuple):
    days: int
    who: str
    kind: str
    subject: str
    staff: str
    answer: str


ERIKA, OTTO = "erika@ondemand.example", "otto@ondemand.example"
BASHIR, JULE = "bashir@business.example", "jule@business.example"
YUKI, MARIT = "yuki@enterprise.example", "marit@enterprise.example"

CLOSED = [
    Case(
        28,
        ERIKA,
        "fault",
        "Webmail meldet „Falsches Passwort“",
        "kim",
        "Das Konto war nach zu vielen Fehlversuchen gesperrt; wir haben es freigegeben.",
    ),
    Case(
        26,
        BASHIR,
        "question",
        "Wie lange werden Sicherungen aufbewahrt?",
        "lea",
        "Tägliche Sicherungen 14 Tage, wöchentliche acht Wochen.",
    ),
    Case(
        25,
        YUKI,
        "configuration",
        "PHP-Speicherlimit erhöhen",
        "jana",
        "Das Limit steht jetzt auf 512 MB, der Dienst wurde neu geladen.",
    ),
    Case(
        23,
        JULE,
        "fault",
        "FTP-Zugang verweigert Verbindung",
        "kim",
        "Die Firewall hatte Ihre neue Adresse nicht gekannt; sie ist eingetragen.",
    ),
    Case(
        21,
        MARIT,
        "bug",
        "Fehler im Kundenmenü bei Umlauten",
        "jana",
        "Danke für den Hinweis, der Fehler ist seit heute behoben.",
    ),
    Case(
        19,
        OTTO,
        "self_service",
        "Weiterleitung einrichten",
        "kim",
        "So geht es selbst: Menü „Mail“, dann „Weiterleitungen“. Es ist erledigt.",
    ),
    Case(
        17,
        YUKI,
        "fault",
        "Knoten hafen-3 antwortet nicht",
        "lea",
        "Ein Speicherriegel war defekt und ist getauscht; der Knoten ist zurück im Verbund.",
    ),
    Case(
        15,
        BASHIR,
        "complaint",
        "Wartungsankündigung kam zu spät",
        "lea",
        "Sie haben recht, das tut uns leid. Ankündigungen gehen jetzt fünf Tage vorher hinaus.",
    ),
    Case(
        13,
        ERIKA,
        "question",
        "Welche PHP-Versionen gibt es?",
        "jana",
        "Derzeit 8.2 bis 8.4, umschaltbar im Kundenmenü.",
    ),
    Case(
        11,
        JULE,
        "fault",
        "Shop langsam nach Update",
        "kim",
        "Der Dienst läuft wieder schnell. Wir haben das Speicherlimit angehoben.",
    ),
    Case(
        9,
        MARIT,
        "installation",
        "Redis auf Staging installieren",
        "jana",
        "Redis 7 läuft auf Staging, die Zugangsdaten liegen im Tresor.",
    ),
]


def tell(t):
    for case in CLOSED:
        closed_case(t, case)
    said_thanks(t)
    follow_up(t)


def closed_case(t, case):
    ticket = t.opens(
        case.who,
        case.subject,
        f"Guten Tag,\n\n{case.subject}. Können Sie bitte helfen?",
        at=t.ago(case.days, "10:08"),
        kind=case.kind,
        by="mail" if case.days % 3 == 0 else "portal",
    )
    first = "Guten Tag,\n\nwir sehen es uns an und melden uns gleich."
    t.answers(ticket, case.staff, first, at=t.ago(case.days, "10:52"))
    t.closes(ticket, case.staff, f"Guten Tag,\n\n{case.answer}", at=t.ago(case.days, "13:30"))
    return ticket


def said_thanks(t):
    answer = "Der Dienst war überlastet und läuft wieder."
    ticket = closed_case(t, Case(8, OTTO, "fault", "Kalender synchronisiert nicht", "lea", answer))
    said = Said("Vielen Dank, es geht wieder!", origin="mail")
    ticket.file_afterword(said, by=t.person(OTTO), at=t.ago(8, "14:05"))


def follow_up(t):
    answer = "Der Mailversand lief in eine Sperrliste; wir sind wieder ausgetragen."
    old = closed_case(t, Case(7, BASHIR, "fault", "Bestellmails kommen nicht an", "kim", answer))
    new = t.opens(
        BASHIR,
        "Bestellmails kommen wieder nicht an",
        "Seit gestern fehlen wieder einzelne Bestätigungen.",
        at=t.ago(3, "09:40"),
        kind="fault",
        follows=old,
    )
    first = "Guten Tag,\n\nwir prüfen die Sperrlisten erneut und melden uns heute."
    t.answers(new, "kim", first, at=t.ago(3, "10:15"))
