"""What lies on the counter right now: overdue, and with more than two hours left.

Whoever is told of a step within those hours is told on the page (see agreed.py), so Kim owns none.
"""


def tell(t):
    shop_is_down(t)
    certificate_expires(t)
    new_domain(t)
    mailbox_is_full(t)
    restore_wanted(t)
    staging_is_wanted(t)
    invoice_is_unclear(t)
    stranger_asks(t)
    backup_report(t)
    dns_is_slow(t)


def shop_is_down(t):
    ticket = t.opens(
        "jule@business.example",
        "Onlineshop antwortet mit 502",
        "Guten Morgen,\n\nunser Shop liefert seit etwa acht Uhr immer wieder „502 Bad Gateway“, "
        "inzwischen durchgehend. Wir verlieren gerade Bestellungen. Können Sie bitte schauen?",
        at=t.ago(1, "09:04"),
        kind="fault",
        product="Managed Server web07",
    )
    ticket.pass_to(t.person("kim"), by=t.person("lea"), at=t.ago(1, "09:30"))
    t.notes(
        ticket,
        "lea",
        "PHP-FPM auf web07 stirbt am Speicherlimit, hängt wohl am neuen Import-Cron. "
        "Kim, magst du übernehmen?",
        at=t.ago(1, "09:40"),
    )
    t.nudges(ticket, "jule@business.example", at=t.ago(1, "15:31"))


def certificate_expires(t):
    ticket = t.opens(
        "bashir@business.example",
        "Zertifikat von shop.nordlicht.example läuft morgen ab",
        "Der Browser warnt bereits unsere Kundschaft. Wurde die Verlängerung vergessen?",
        at=t.ago(1, "11:12"),
        kind="fault",
        product="Onlineshop",
    )
    ticket.pass_to(t.person("jana"), by=t.person("jana"), at=t.ago(1, "12:00"))
    t.turns_to_sales(ticket, "bashir@business.example", at=t.ago(1, "16:05"))


def new_domain(t):
    t.opens(
        "erika@ondemand.example",
        "SPF und DKIM für neue Domain einrichten",
        "Bitte einmal komplett für muster-soehne-shop.example, "
        "wir möchten das nicht selbst machen.",
        at=t.minutes_ago(70),
        kind="configuration",
        product="muster-soehne.example",
    )


def mailbox_is_full(t):
    ticket = t.opens(
        "otto@ondemand.example",
        "Postfach von Frau Ohlsen voll",
        "Seit heute kommen keine Mails mehr an. Fehlermeldung: „mailbox quota exceeded“.",
        at=t.ago(2, "10:10"),
        kind="fault",
        by="mail",
    )
    t.answers(
        ticket,
        "lea",
        "Guten Tag Herr Ohlsen,\n\nwir haben das Kontingent auf **10 GB** erhöht. "
        "Die wartenden Mails treffen in den nächsten Minuten ein.",
        at=t.ago(2, "11:25"),
    )
    t.writes(
        ticket,
        "otto@ondemand.example",
        "Danke, aber es klemmt noch bei einem zweiten Postfach: buchhaltung@.",
        at=t.minutes_ago(45),
    )


def restore_wanted(t):
    ticket = t.opens(
        "yuki@enterprise.example",
        "Sicherung von gestern zurückspielen",
        "Auf dem Cluster Hafen wurde die Tabelle „sendungen“ versehentlich geleert. "
        "Bitte den Stand von gestern 22 Uhr in eine zweite Datenbank legen.",
        at=t.minutes_ago(25),
        kind="fault",
        product="Cluster Hafen",
    )
    ticket.pass_to(t.person("jana"), by=t.person("jana"), at=t.minutes_ago(20))
    t.notes(
        ticket,
        "jana",
        "Sicherung liegt bereit, ich spiele sie nach `hafen_restore` ein.",
        at=t.minutes_ago(12),
    )


def staging_is_wanted(t):
    ticket = t.opens(
        "marit@enterprise.example",
        "Staging-Umgebung mit PHP 8.4",
        "Wir brauchen für den Test eine zweite Instanz mit PHP 8.4, gern am Dienstag.",
        at=t.ago(3, "14:20"),
        kind="installation",
        product="Staging",
    )
    t.answers(
        ticket,
        "jana",
        "Guten Tag Frau Strand,\n\nder Dienstag passt. Wir melden uns, sobald sie läuft.",
        at=t.ago(3, "15:02"),
    )
    t.writes(
        ticket,
        "marit@enterprise.example",
        "Passt der Dienstag auch vormittags? Dann legen wir den Test auf 11 Uhr.",
        at=t.minutes_ago(15),
    )


def invoice_is_unclear(t):
    t.opens(
        "bashir@business.example",
        "Frage zur Rechnung des letzten Monats",
        "Auf der Rechnung stehen zwei Viertelstunden Konfiguration. Wofür waren die?",
        at=t.minutes_ago(40),
        kind="question",
    )


def stranger_asks(t):
    t.gets_formatted_mail(
        "p.neumann@anderswo.example",
        "Petra Neumann",
        "Umzug zu Ihnen: was brauchen Sie von uns?",
        at=t.minutes_ago(55),
    )


def backup_report(t):
    t.opens(
        "yuki@enterprise.example",
        "Bericht der Sicherungen fehlt seit Montag",
        "Der wöchentliche Bericht ist nicht gekommen. Laufen die Sicherungen?",
        at=t.minutes_ago(8),
        kind="question",
        product="Mailserver",
        by="mail",
    )


def dns_is_slow(t):
    t.opens(
        "jule@business.example",
        "Namensauflösung auf web07 dauert mehrere Sekunden",
        "`dig` gegen Ihren Resolver braucht bis zu vier Sekunden, gegen einen fremden 20 ms.",
        at=t.minutes_ago(50),
        kind="fault",
        product="Managed Server web07",
    )
