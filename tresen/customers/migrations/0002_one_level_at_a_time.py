from django.db import migrations

# There is no btree_gist in the embedded PostgreSQL: a range of one id stands for equality.
SQL = """
ALTER TABLE customers_agreement ADD CONSTRAINT agreements_do_not_overlap EXCLUDE USING gist (
    int8range(customer_id, customer_id, '[]') WITH &&,
    daterange(starts_on, ends_on, '[]') WITH &&
);
"""
UNDO = "ALTER TABLE customers_agreement DROP CONSTRAINT agreements_do_not_overlap;"

LEVELS = [("ondemand", "onDemand", 1), ("business", "Business", 2), ("enterprise", "Enterprise", 3)]


def seed(apps, schema_editor):
    level = apps.get_model("customers", "SupportLevel")
    level.objects.bulk_create(
        level(code=code, name=name, rank=rank) for code, name, rank in LEVELS
    )


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [
        migrations.RunSQL(SQL, UNDO),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
