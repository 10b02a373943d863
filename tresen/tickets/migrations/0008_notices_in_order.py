from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def complete(apps, schema_editor):
    events = apps.get_model("tickets", "Event").objects.filter(pk=OuterRef("event"))
    apps.get_model("tickets", "Notice").objects.update(at=Subquery(events.values("at")))


class Migration(migrations.Migration):
    dependencies = [("tickets", "0007_deadlines_of_old")]

    operations = [
        migrations.AlterModelOptions(name="notice", options={"ordering": ["-at", "-id"]}),
        migrations.AddField("notice", "at", models.DateTimeField(null=True)),
        migrations.RunPython(complete, migrations.RunPython.noop),
        migrations.AlterField("notice", "at", models.DateTimeField()),
        migrations.RemoveIndex("notice", "notice_unseen"),
        migrations.AddIndex(
            "notice",
            models.Index(
                fields=["person", "-at", "-id"],
                condition=models.Q(on_page=True),
                name="notice_on_page",
            ),
        ),
        migrations.AddIndex(
            "notice",
            models.Index(
                fields=["person", "-at", "-id"],
                condition=models.Q(on_page=True, seen_at=None),
                name="notice_not_seen",
            ),
        ),
    ]
