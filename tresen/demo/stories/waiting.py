"""Where we wait for the customer, some already reminded."""

WAITING = [
    (
        "erika@ondemand.example",
        "Neue Mail-Benutzerin anlegen",
        "Bitte ein Postfach für unsere neue Kollegin anlegen.",
        "self_service",
        "kim",
        "Gern. Wie soll die Adresse lauten, und wohin dürfen wir das Passwort senden?",
        4,
    ),
    (
        "bashir@business.example",
        "Bilder werden langsam geladen",
        "Die Produktbilder brauchen mehrere Sekunden.",
        "fault",
        "jana",
        "Können Sie uns bitte zwei Adressen nennen, bei denen es Ihnen auffällt, und die Uhrzeit?",
        2,
    ),
    (
        "yuki@enterprise.example",
        "Firewall-Regel für neuen Standort",
        "Der neue Standort soll auf den Cluster zugreifen dürfen.",
        "configuration",
        "kim",
        "Welche festen IP-Adressen hat der Standort, und welche Ports werden gebraucht?",
        1,
    ),
    (
        "jule@business.example",
        "Cron läuft doppelt",
        "Der Abgleich läuft seit dem Umzug zweimal.",
        "bug",
        "lea",
        "Dürfen wir den alten Eintrag auf web03 abschalten? Bitte bestätigen Sie das kurz.",
        7,
    ),
    (
        "marit@enterprise.example",
        "Zugang für externe Agentur",
        "Unsere Agentur braucht Zugriff auf Staging.",
        "configuration",
        "jana",
        "Bitte nennen Sie uns Namen und öffentliche SSH-Schlüssel der Personen.",
        3,
    ),
]


def tell(t):
    for who, subject, text, kind, staff, question, days in WAITING:
        ticket = t.opens(who, subject, text, at=t.ago(days, f"{t.quiet_hour}:12"), kind=kind)
        t.asks(ticket, staff, question, at=t.ago(days, f"{t.quiet_hour}:40"))
