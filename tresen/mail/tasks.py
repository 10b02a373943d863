"""What the workers do, one line each; and the timetable."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tresen.tickets.waiting import remind_all_due

from .filing import file_all
from .posting import post_all


@app.task(name="tresen.mail.tasks.file_mail", queue="mail")
def file_mail():
    file_all()


@app.task(name="tresen.mail.tasks.post_letters", queue="post")
def post_letters():
    post_all()


@app.periodic(cron="* * * * *")
@app.task(name="tresen.mail.tasks.sweep", queue="sweep", queueing_lock="sweep")
def sweep(timestamp):
    """Whatever a lost call left behind is done within the minute."""
    remind_all_due(at=timezone.now())
    file_all()
    post_all()
