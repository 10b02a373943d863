from django.db import migrations
from django.utils import timezone

from tresen.hours.seed import seed


def forwards(apps, schema_editor):
    seed(apps, at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("hours", "0002_versions_are_final")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
