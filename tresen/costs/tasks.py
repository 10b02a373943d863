"""What time does to prepaid time, to links and to quotes.

Each hour and not each night: so nothing is left out where the house was off at midnight, and each
run is done when there is nothing to do.
"""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tresen.people.models import Person

from .consents.link import forget_links_before
from .quotes.reminding import remind_of_quotes
from .working.prepaid import include_all, lapse_all

KEEP_LINKS = timedelta(days=30)


@app.periodic(cron="7 * * * *")
@app.task(name="tresen.costs.tasks.turn_the_day", queue="sweep", queueing_lock="turn_the_day")
def turn_the_day(timestamp):
    now = timezone.now()
    new_day = {"today": timezone.localdate(now), "by": Person.objects.system(), "at": now}
    lapse_all(**new_day)
    include_all(**new_day)
    forget_links_before(now - KEEP_LINKS)


@app.periodic(cron="*/10 * * * *")
@app.task(name="tresen.costs.tasks.watch_quotes", queue="sweep", queueing_lock="watch_quotes")
def watch_quotes(timestamp):
    remind_of_quotes(now=timezone.now(), by=Person.objects.system())
