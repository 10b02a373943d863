from django.db import migrations, models

CODES = [
    ("staff_changed", "The role or team was changed."),
    ("staff_left", "Has left the staff."),
    ("staff_returned", "Is back on the staff."),
    ("contact_added", "Speaks for a customer."),
    ("contact_changed", "The rights as a contact were changed."),
    ("contact_ended", "No longer speaks for a customer."),
    ("contact_revived", "Speaks for a customer again."),
    ("pin_made", "A phone PIN was made."),
    ("pin_revoked", "The phone PIN was revoked."),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0005_told_by")]

    operations = [
        migrations.AlterField("trace", "code", models.CharField(choices=CODES, max_length=16)),
    ]
