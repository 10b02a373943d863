import secrets

from django.db import migrations


def seed(apps, schema_editor):
    apps.get_model("house", "Provider").objects.create(id=1)
    keys = apps.get_model("house", "Key").objects
    for purpose in ("ticket_id", "mail"):
        keys.create(purpose=purpose, version=1, secret=secrets.token_bytes(32))


class Migration(migrations.Migration):
    dependencies = [("house", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
