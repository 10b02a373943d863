from django.db import migrations


def seed(apps, schema_editor):
    apps.get_model("people", "Person").objects.create(name="Tresen", is_system=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
