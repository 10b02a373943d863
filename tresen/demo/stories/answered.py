"""Answered, and still being worked on."""


def tell(t):
    server_move(t)
    slow_nights(t)
    newsletter(t)


def server_move(t):
    ticket = t.opens(
        "bashir@business.example",
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


def slow_nights(t):
    ticket = t.opens(
        "yuki@enterprise.example",
        "Nachts hohe Last auf dem Cluster",
        "Zwischen zwei und vier Uhr steigt die Last auf über 40.",
        at=t.ago(4, "09:20"),
        kind="fault",
        product="Cluster Hafen",
        by="mail",
    )
    t.answers(
        ticket,
        "jana",
        "Guten Tag,\n\ndie Last kommt von der Sicherung und Ihrem Import zur selben Zeit. "
        "Wir verschieben die Sicherung auf fünf Uhr und beobachten zwei Nächte.",
        at=t.ago(4, "11:02"),
    )
    t.notes(ticket, "jana", "Umgestellt, Donnerstag noch einmal ansehen.", at=t.ago(4, "11:10"))


def newsletter(t):
    ticket = t.opens(
        "erika@ondemand.example",
        "Unser Newsletter landet im Spam",
        "Mehrere Empfängerinnen haben sich gemeldet.",
        at=t.ago(2, "13:40"),
        kind="advice",
    )
    t.answers(
        ticket,
        "kim",
        "Guten Tag Frau Mustermann,\n\nfür die Domain fehlt ein DMARC-Eintrag. Eine Beratung "
        "dazu ist kostenpflichtig; wir beginnen nicht ohne Ihre Zustimmung.",
        at=t.ago(2, "15:30"),
    )
