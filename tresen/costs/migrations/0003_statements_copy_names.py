from django.db import migrations, models

ACTIVITIES = [
    ("system", "Work on the system"),
    ("analysis", "Analysis"),
    ("advice", "Advice"),
    ("phone", "Phone call"),
    ("planning", "Planning"),
    ("documentation", "Documentation"),
    ("on_site", "On site"),
]


class Migration(migrations.Migration):
    dependencies = [("costs", "0002_what_must_never_be_false")]

    operations = [
        migrations.AlterField("statement", "number", models.CharField(max_length=32, unique=True)),
        migrations.AddField(
            "statement",
            "customer_number",
            models.CharField(default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField("statement", "prepaid_left", models.IntegerField(null=True)),
        migrations.AlterField(
            "statementline",
            "activity",
            models.CharField(blank=True, choices=ACTIVITIES, max_length=16),
        ),
        migrations.AddField(
            "statementline",
            "shown_id",
            models.CharField(default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField("statementline", "subject", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "statementline", "consented_by", models.CharField(blank=True, default="", max_length=120), preserve_default=False
        ),
        migrations.AddField("statementline", "consented_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "statementline", "seal", models.CharField(blank=True, default="", max_length=64), preserve_default=False
        ),
    ]
