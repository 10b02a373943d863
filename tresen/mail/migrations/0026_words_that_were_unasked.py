from django.db import migrations


def note_unasked(apps, schema_editor):
    """What came before anybody asked: only headers show that a mail answers a letter of ours."""
    waiting = apps.get_model("tickets", "Message").objects.filter(
        side="third_party", audience="staff", moved_to=None
    )
    waiting.exclude(incoming_mail__evidence="signed_id").update(unasked=True)


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0025_who_had_it_read_again"),
        ("tickets", "0020_unasked_words"),
    ]

    operations = [migrations.RunPython(note_unasked, migrations.RunPython.noop)]
