import django.db.models.deletion
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION customers_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is history: it is never changed or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER pin_checks_are_final BEFORE UPDATE OR DELETE ON customers_pincheck
    FOR EACH ROW EXECUTE FUNCTION customers_refuse_change();
ALTER TABLE customers_pincheck ENABLE ALWAYS TRIGGER pin_checks_are_final;
"""

ALLOW = """
DROP TRIGGER pin_checks_are_final ON customers_pincheck;
DROP FUNCTION customers_refuse_change();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0005_first_promises'),
        ('people', '0005_told_by'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pin', to='customers.contact')),
            ],
        ),
        migrations.CreateModel(
            name='PinCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pin_checks', to='customers.contact')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pin_checks', to='customers.customer')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['customer', 'at'], name='pin_check_of_customer')],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
