from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("house", "0004_publishes_reactions")]

    operations = [
        migrations.AddField("provider", "currency", models.CharField(default="EUR", max_length=3)),
        migrations.AddField("provider", "trusted_authserv_ids", models.JSONField(default=list)),
    ]
