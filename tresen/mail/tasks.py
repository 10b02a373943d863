"""What the workers do, one line each; and the timetable."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from tresen.tickets.models import Ticket
from tresen.tickets.waiting import remind_all_due

from .arriving.filing import file_all
from .arriving.recounting import recount
from .arriving.rereading import read_again
from .arriving.tally import fold
from .digests import mail_notices
from .leaving.posting import post_all
from .letters_on_accounts import write_to_whoever_forgot
from .pickups.access import renew_all
from .pickups.comparing import compare_all
from .waking import wake_filing, wake_postman

KEEP_FAILED_HOURS = 14 * 24


@app.task(name="tresen.mail.tasks.file_mail", queue="mail")
def file_mail():
    file_all()
    read_again()


@app.task(name="tresen.mail.tasks.post_letters", queue="post")
def post_letters():
    post_all()


@app.task(name="tresen.mail.tasks.write_for_password", queue="post")
def write_for_password(email):
    write_to_whoever_forgot(email, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="tresen.mail.tasks.sweep", queue="sweep", queueing_lock="sweep")
def sweep(timestamp):
    """Whatever a lost call left behind is done within the minute."""
    remind_all_due(at=timezone.now())
    wake_postman()
    wake_filing()
    fold()


@app.periodic(cron="* * * * *")
@app.task(name="tresen.mail.tasks.keep_time", queue="sweep", queueing_lock="keep_time")
def keep_time(timestamp):
    """What time itself brings: deadlines come near and pass, and changed hours move them."""
    now = timezone.now()
    Ticket.reckon_all_anew(at=now)
    Ticket.near_all_due(at=now)
    mail_notices(at=now)


@app.periodic(cron="23 3 * * *")
@app.task(name="tresen.mail.tasks.compare", queue="pickups", queueing_lock="compare")
def compare(timestamp):
    """What lies on other servers, with what we have. In the night: it is asked for much."""
    compare_all(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="tresen.mail.tasks.renew_keys", queue="pickups", queueing_lock="renew_keys")
def renew_keys(timestamp):
    """Asked for half an hour before the last one runs out."""
    renew_all(at=timezone.now())


@app.periodic(cron="41 * * * *")
@app.task(name="tresen.mail.tasks.count_anew", queue="reports", queueing_lock="count_anew")
def count_anew(timestamp):
    recount(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="tresen.mail.tasks.tidy", queue="sweep", queueing_lock="tidy", pass_context=True)
async def tidy(context, timestamp):
    """A job of a killed worker stays `doing`. It was only a call: the sweep has repeated it."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.finish_job(job, Status.FAILED, delete_job=True)
    await jobs.delete_old_jobs(KEEP_FAILED_HOURS, include_failed=True)
