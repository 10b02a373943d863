"""The workers as a process of their own: `python -m tresen.cli.work`."""

import asyncio
import os
import signal
from contextlib import suppress

import django
from django.db import connection
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued

# A mail server that hangs, or years of figures, must never hold up the mail that comes in; and a
# flood of mails holds up no deadline.
CREWS = [
    {"name": "filing", "queues": ["mail"], "concurrency": 2},
    {"name": "timekeeping", "queues": ["sweep"], "concurrency": 1},
    {"name": "post", "queues": ["post"], "concurrency": 1},
    {"name": "books", "queues": ["reports"], "concurrency": 1},
    {"name": "pickups", "queues": ["pickups"], "concurrency": 1},
]
HABITS = {
    "delete_jobs": "successful",
    "install_signal_handlers": False,
    "shutdown_graceful_timeout": 10,
}


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    django.setup()
    _sweep_at_once()
    # LISTEN needs connections of its own, which no pooler shares out.
    direct = PsycopgConnector(kwargs=connector_params(), min_size=4, max_size=8)
    with app.replace_connector(direct):
        asyncio.run(_work())


def _sweep_at_once():
    """Who was killed before us took calls and never answered them."""
    with suppress(AlreadyEnqueued):
        app.configure_task("tresen.mail.tasks.sweep").defer(timestamp=0)
    connection.close()


async def _work():
    """Until a signal comes, or a crew gives up: then the supervisor starts all anew."""
    async with app.open_async():
        crews = [asyncio.create_task(app.run_worker_async(**crew, **HABITS)) for crew in CREWS]
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, crews[0].cancel)
        await asyncio.wait(crews, return_when=asyncio.FIRST_COMPLETED)
        for crew in crews:
            crew.cancel()
        await asyncio.gather(*crews, return_exceptions=True)


if __name__ == "__main__":
    main()
