import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("house", "0005_currency_and_trusted_servers")]

    operations = [
        migrations.CreateModel(
            name="Guide",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_de", models.CharField(max_length=120)),
                ("title_en", models.CharField(max_length=120)),
                (
                    "url",
                    models.URLField(
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                    ),
                ),
                ("kind", models.CharField(default="self_service", max_length=16)),
                ("words", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "https://")),
                        name="guide_is_encrypted",
                    )
                ],
            },
        ),
    ]
