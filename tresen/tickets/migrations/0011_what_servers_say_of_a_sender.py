from django.db import migrations, models


def keep_verified(apps, schema_editor):
    messages = apps.get_model("tickets", "Message").objects
    messages.filter(sender_verified=True).update(sender_check="verified")


class Migration(migrations.Migration):
    dependencies = [("tickets", "0010_facts_about_costs")]

    operations = [
        migrations.AddField(
            "message",
            "sender_check",
            models.CharField(
                blank=True,
                choices=[("", "Unknown"), ("verified", "Verified"), ("forged", "Forged")],
                default="",
                max_length=8,
            ),
        ),
        migrations.AddField("message", "html_with_pictures", models.TextField(blank=True)),
        migrations.RunPython(keep_verified, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("message", "sender_verified"),
    ]
