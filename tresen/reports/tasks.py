from django.utils import timezone
from procrastinate.contrib.django import app

from .figure import reckon_due
from .folding import fold_all


@app.periodic(cron="* * * * *")
@app.task(name="tresen.reports.tasks.keep_books", queue="reports", queueing_lock="keep_books")
def keep_books(timestamp):
    fold_all()
    reckon_due(now=timezone.now())
