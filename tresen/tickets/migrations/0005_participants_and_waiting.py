from django.db import migrations, models

KINDS = [
    "ticket_opened",
    "customer_wrote",
    "staff_answered",
    "information_requested",
    "note_written",
    "answer_delivered",
    "answer_bounced",
    "customer_reminded",
    "ticket_closed",
    "afterword_filed",
    "third_party_wrote",
    "automatic_mail_filed",
    "participant_added",
    "owner_changed",
    "kind_changed",
    "customer_changed",
    "link_made",
    "link_dismissed",
]


class Migration(migrations.Migration):
    dependencies = [("tickets", "0004_messages_stay_silent")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[(kind, kind.replace("_", " ").title()) for kind in KINDS], max_length=32
            ),
        ),
        migrations.RunSQL(
            "UPDATE tickets_ticket SET last_at = opened_at WHERE last_at IS NULL",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="ticket", name="last_at", field=models.DateTimeField()
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("clock", "paused"), ("closed_at", None)),
                fields=["last_at", "id"],
                name="ticket_waiting",
            ),
        ),
    ]
