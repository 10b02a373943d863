"""Whether everything runs that the promises need: for `/readyz`, `tresen check` and the desk."""

from datetime import timedelta

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateWorker

from tresen.hours.models import default_calendar
from tresen.hours.plan import years_resolved
from tresen.tickets.models import BrokenPromise, Event

from .arriving.incoming import IncomingMail
from .arriving.recounting import Recount
from .finding import Finding
from .leaving import health as posting_health
from .leaving.caps import HOUR
from .leaving.turns import number_waiting
from .pickups import health as pickups
from .pickups import waning
from .wording.letter_text import LetterText

HEARTBEAT = timedelta(seconds=60)
PATIENCE = timedelta(minutes=15)
HOLIDAYS_AHEAD = timedelta(days=120)


def examine(*, at):
    """All findings, the database first: nothing else can be known without it."""
    return [
        _migrations(),
        _worker(at),
        _unfiled_mail(at),
        _balance(),
        _parked_mail(),
        *posting_health.examine(at=at),
        _flooded_mail(at),
        _broken_promises(),
        _letter_texts(),
        _holidays(at),
        *pickups.examine(at=at),
        *waning.examine(at=at),
    ]


def _migrations():
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return Finding(
        "migrations",
        missing == 0,
        _("The database is up to date.") if not missing else _("The database needs a migration."),
        missing,
    )


def _worker(at):
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=at - HEARTBEAT).count()
    return Finding(
        "worker",
        alive > 0,
        _("The workers run.") if alive else _("No worker runs: nothing is filed or sent."),
        alive,
    )


def _unfiled_mail(at):
    waiting = IncomingMail.objects.waiting()
    late = waiting.filter(received_at__lt=at - PATIENCE).count()
    return Finding(
        "received",
        late == 0,
        _("No mail waits long to be read.") if not late else _("Mail waits to be filed."),
        waiting.count(),
    )


def _balance():
    """What only a person can find out: where a mail has gone."""
    newest = Recount.objects.first()
    lost = newest.number_lost if newest else 0
    sentence = _("Received = filed + parked + ignored: no mail is lost.")
    if newest is None:
        sentence = _("The mails have not been counted yet: that is done every hour.")
    if lost:
        sentence = _("Received is not filed + parked + ignored: they differ by %(number)s.")
        sentence %= {"number": lost}
    return Finding("balance", lost == 0, sentence, abs(lost), stops=False)


def _parked_mail():
    parked = IncomingMail.objects.parked().count()
    sentence = _("No mail is parked.")
    if parked:
        sentence = ngettext(
            "%(number)s mail is parked and waits for a person.",
            "%(number)s mails are parked and wait for a person.",
            parked,
        ) % {"number": parked}
    return Finding("parked", is_fine=True, sentence=sentence, number=parked)


def _flooded_mail(at):
    """A loop, or somebody who writes more than a person can: nothing is lost, but look at it."""
    floods = Event.objects.filter(kind=Event.Kind.MAIL_FLOODED, at__gt=at - HOUR)
    is_calm, number = not floods.exists(), number_waiting()
    calm = _("Nobody floods us with mail, and we flood nobody.")
    told = _("More mail than people write: the tickets say so. %(number)s letters wait for room.")
    sentence = calm if is_calm else told % {"number": number}
    return Finding("flood", is_calm, sentence, number, stops=False)


def _broken_promises():
    broken = BrokenPromise.objects.filter(mended_at=None).count()
    sentence = _("No promise is broken.")
    if broken:
        sentence = ngettext(
            "%(number)s promise was broken.", "%(number)s promises were broken.", broken
        ) % {"number": broken}
    return Finding("broken_promises", broken == 0, sentence, broken, stops=False)


def _letter_texts():
    unusable = len(LetterText.objects.unusable())
    sentence = _("%(number)s texts of our mails cannot be sent: ours are.") % {"number": unusable}
    if not unusable:
        sentence = _("The texts of our mails can be sent.")
    return Finding("texts", unusable == 0, sentence, unusable, stops=False)


def _holidays(at):
    """A calendar version stores its holidays resolved; the store must reach well ahead."""
    version = default_calendar().newest()
    # Not by the last special day: one of our own may lie far ahead of all that was resolved.
    *_years, last = years_resolved(version.timezone, version.created_at)
    ahead = (at + HOLIDAYS_AHEAD).year <= last
    sentence = _("The public holidays are known.") if ahead else _("Save the service hours anew.")
    return Finding("holidays", ahead, sentence, stops=False)
