"""The whole run, in its order; each figure is printed as soon as it is known."""

import time

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tresen.cli.surroundings import close
from tresen.demo.crowd import gather
from tresen.house.management.commands.found import found
from tresen.house.models import Provider

from . import books, intake
from .commits import Commits
from .figures import Figure, of_memory
from .memory import by_process
from .pages import Pages
from .serving import serving, sleeping_worker

IDLE_BELOW = 400


def run(tickets, database):
    speakers = _seed(tickets)
    for figure in books.figures():
        print(figure, flush=True)
    with serving(database) as serve:
        fresh = _memory(serve, database)
        for figure in Pages(database.port, speakers).figures():
            print(figure, flush=True)
        commits = Commits(database)
        with sleeping_worker(serve):
            for figure in intake.figures(database.smtp_port, speakers, commits):
                print(figure, flush=True)
        _print_memory(fresh, _memory(serve, database))


def _seed(tickets):
    call_command("migrate", verbosity=0)
    found(
        name="Bench Hosting",
        mailbox="support@bench.example",
        administrator="ada@bench.example",
        password=None,
    )
    Provider.objects.update(publishes_reactions=True)
    began = time.perf_counter()
    speakers = gather(tickets, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    seconds = time.perf_counter() - began
    print(
        Figure("Seeding and VACUUM ANALYZE", f"{tickets:,} tickets in {seconds:.1f} s"), flush=True
    )
    return speakers


def _memory(serve, database):
    """Of an idle system: our own connections are none of it."""
    close()
    return by_process(serve, database.keeper)


def _print_memory(fresh, later):
    print(Figure("Memory (PSS, idle)", "just started   after all this"))
    for name in sorted(later):
        print(of_memory(f"  {name}", [fresh[name], later[name]]))
    print(of_memory("  the whole system", [fresh.total(), later.total()], IDLE_BELOW))
