from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0008_notices_in_order")]

    operations = [
        migrations.AddField("message", "sender_verified", models.BooleanField(default=False)),
    ]
