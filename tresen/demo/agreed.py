"""What only the demonstration has agreed: promises for its levels, who is told how, guides, and
an account at Microsoft to which nobody has consented yet: nothing is ever fetched from it.

Two hours after the start nothing may have fallen due (design.md, section 8). So no promise is as
short as that, and whoever is told of half of it looks at the page.
"""

from tresen.customers.models import SupportLevel, Target
from tresen.house.models import Guide, Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups.connecting import connect
from tresen.people.models import Staff

HOUR = 3600
PROMISED = {"business": 3 * HOUR, "enterprise": 5 * HOUR // 2}
ON_THE_PAGE = ("lea@tresen.example", "jana@tresen.example")
GUIDES = [
    ("Postfach anlegen", "Create a mailbox", "postfach", "postfach, postfächer, mailbox"),
    ("SPF und DKIM einrichten", "Set up SPF and DKIM", "spf-dkim", "spf, dkim, dmarc"),
]
ELSEWHERE = {
    "host": "outlook.office365.com",
    "username": "bestellung@tresen.example",
    "auth": Pickup.Auth.MICROSOFT,
    "client_id": "00000000-0000-0000-0000-000000000000",
    "tenant": "tresen.example",
}


def agree(*, by, at):
    for code, seconds in PROMISED.items():
        level = SupportLevel.objects.get(code=code)
        Target(level=level).agree(seconds=seconds, calendar=None, by=by, at=at)
    for staff in Staff.objects.filter(person__addresses__email__in=ON_THE_PAGE):
        staff.hear_by(Staff.Channel.PAGE)
    for title_de, title_en, page, words in GUIDES:
        url = f"https://hilfe.tresen.example/{page}/"
        Guide.objects.create(title_de=title_de, title_en=title_en, url=url, words=words)
    connect(Pickup(mailbox=Mailbox.objects.main(), **ELSEWHERE), by=by, at=at)
