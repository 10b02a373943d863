"""What has to be forgotten in time. (The sweeps of the mail stand in mail/tasks.py.)"""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app

from tresen.api.idempotency import forget_old
from tresen.people.once import forget_forms_before


@app.periodic(cron="17 * * * *")
@app.task(name="tresen.tasks.forget", queue="sweep", queueing_lock="forget")
def forget(timestamp):
    now = timezone.now()
    forget_old(now)
    forget_forms_before(now - timedelta(days=7))
    Session.objects.filter(expire_date__lt=now).delete()
