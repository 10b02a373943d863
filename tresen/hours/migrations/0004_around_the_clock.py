from django.db import migrations
from django.utils import timezone

from tresen.hours.seed import seed_around_the_clock


def forwards(apps, schema_editor):
    seed_around_the_clock(apps, at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("hours", "0003_default_calendar")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
