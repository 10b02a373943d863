"""Answered, and still being worked on."""


def tell(t):
    slow_nights(t)
    newsletter(t)


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
