from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hours", "0004_around_the_clock")]

    operations = [
        migrations.AddField("calendarversion", "freezes", models.JSONField(default=list)),
    ]
