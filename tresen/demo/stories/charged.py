"""Work that costs something: agreed first, done then, and what prepaid time is for."""

from decimal import Decimal

from tresen.costs.models import Pot

HOUR = 3600


def tell(t):
    time_is_bought(t)
    shop_is_tuned(t)
    redirects_are_set(t)
    mailbox_by_us(t)
    search_is_installed(t)
    goodwill(t)


def time_is_bought(t):
    at = t.ago(58, "10:00")
    customer = t.person("bashir@business.example").contacts.get().customer
    Pot.objects.buy(
        customer,
        5 * HOUR,
        valid_from=at.date(),
        expires_on=at.date().replace(year=at.year + 1, month=12, day=31),
        net=Decimal("480.00"),
        note="Zeitpaket 5 Stunden",
        by=t.person("sam"),
        at=at,
    )


def shop_is_tuned(t):
    """From prepaid time: nobody has to agree to it again."""
    ticket = t.opens(
        "bashir@business.example",
        "Cache für den Shop einrichten",
        "Bitte richten Sie uns einen Redis-Cache für den Shop ein, die Seiten laden zu langsam.",
        at=t.ago(28, "09:20"),
        kind="configuration",
        product="Onlineshop",
    )
    t.answers(ticket, "jana", "Gern, das machen wir heute.", at=t.ago(28, "10:05"))
    t.works(
        ticket,
        "jana",
        50,
        "Redis eingerichtet und an den Shop angebunden.",
        until=t.ago(28, "11:30"),
    )
    t.works(
        ticket,
        "jana",
        20,
        "Laufzeiten der Zwischenspeicher angepasst.",
        until=t.ago(27, "09:40"),
    )
    t.closes(
        ticket,
        "jana",
        "Der Cache läuft, die Startseite lädt jetzt in unter einer halben Sekunde.",
        at=t.ago(27, "10:00"),
    )


def redirects_are_set(t):
    ticket = t.opens(
        "erika@ondemand.example",
        "Weiterleitungen der alten Domain",
        "Bitte leiten Sie muster-alt.example auf unsere neue Seite um, alle Unterseiten auch.",
        at=t.ago(26, "11:00"),
        kind="configuration",
        product="Webhosting L",
    )
    t.answers(
        ticket,
        "kim",
        "Das dauert etwa eine halbe Stunde. Bitte stimmen Sie oben den Kosten zu.",
        at=t.ago(26, "11:25"),
    )
    t.agrees(ticket, "erika@ondemand.example", at=t.ago(26, "13:00"), cap=Decimal("90.00"))
    t.works(ticket, "kim", 35, "Weiterleitungen gesetzt und geprüft.", until=t.ago(26, "14:10"))
    t.closes(ticket, "kim", "Alle Weiterleitungen sind aktiv.", at=t.ago(26, "14:15"))


def mailbox_by_us(t):
    ticket = t.opens(
        "erika@ondemand.example",
        "Drei Postfächer anlegen",
        "Bitte legen Sie für die neuen Auszubildenden Postfächer an, die Liste liegt bei.",
        at=t.ago(9, "10:10"),
        kind="self_service",
        product="muster-soehne.example",
    )
    t.agrees(
        ticket,
        "erika@ondemand.example",
        at=t.ago(9, "10:15"),
        cap=Decimal("60.00"),
        declined_self_service=True,
    )
    t.answers(ticket, "kim", "Wir legen sie gleich an.", at=t.ago(9, "10:40"))
    t.works(ticket, "kim", 12, "Drei Postfächer angelegt.", until=t.ago(9, "11:05"))
    t.closes(
        ticket, "kim", "Die Zugangsdaten haben wir Ihnen telefonisch genannt.", at=t.ago(9, "11:10")
    )


def search_is_installed(t):
    """Agreed up to a sum, and most of it is used."""
    ticket = t.opens(
        "erika@ondemand.example",
        "Suche für den Webauftritt installieren",
        "Wir hätten gern eine Volltextsuche auf der Seite. Können Sie das einrichten?",
        at=t.ago(4, "09:30"),
        kind="installation",
        product="Webhosting L",
    )
    t.answers(
        ticket,
        "jana",
        "Das können wir gern tun. Der Preis steht oben; mit zwei Stunden kommen wir aus.",
        at=t.ago(4, "10:20"),
    )
    t.agrees(ticket, "erika@ondemand.example", at=t.ago(4, "11:00"), cap=Decimal("240.00"))
    t.works(ticket, "jana", 65, "Suche installiert, erster Index gebaut.", until=t.ago(4, "14:00"))
    t.works(ticket, "jana", 25, "Suchfeld in die Vorlage eingebaut.", until=t.ago(3, "10:30"))


def goodwill(t):
    ticket = t.opens(
        "jule@business.example",
        "Zertifikat für den Testshop",
        "Bitte ein Zertifikat für test.nordlicht.example ausstellen.",
        at=t.ago(12, "15:00"),
        kind="configuration",
        product="Managed Server web07",
    )
    t.answers(ticket, "lea", "Ist eingerichtet.", at=t.ago(12, "15:30"))
    t.works(
        ticket,
        "lea",
        15,
        "Zertifikat ausgestellt.",
        until=t.ago(12, "15:45"),
        goodwill="War beim Umzug vergessen worden",
    )
    t.closes(ticket, "lea", "Das geht auf uns.", at=t.ago(12, "15:50"))
