from django.db import migrations, models
import django.db.models.deletion

GUARD = """
CREATE FUNCTION customers_keep_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.starts_on <= current_date THEN
            RAISE EXCEPTION 'An agreement that has begun is never deleted.'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    -- Its last day may be set later; nothing else of it changes.
    IF to_jsonb(NEW) - 'ends_on' IS DISTINCT FROM to_jsonb(OLD) - 'ends_on' THEN
        RAISE EXCEPTION 'An agreement is never changed: end it, and conclude a new one.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER agreements_stay BEFORE UPDATE OR DELETE ON customers_agreement
    FOR EACH ROW EXECUTE FUNCTION customers_keep_agreement();
ALTER TABLE customers_agreement ENABLE ALWAYS TRIGGER agreements_stay;
"""

UNGUARD = """
DROP TRIGGER agreements_stay ON customers_agreement;
DROP FUNCTION customers_keep_agreement();
"""


def let_administrators_consent(apps, schema_editor):
    apps.get_model("customers", "Contact").objects.filter(role="admin").update(may_consent=True)


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0006_phone_pins'),
        ('hours', '0005_freezes'),
        ('people', '0006_traces_of_pins'),
    ]

    operations = [
        migrations.AlterModelOptions(name='agreement', options={'ordering': ['starts_on']}),
        migrations.AddField(model_name='agreement', name='included_kinds', field=models.JSONField(blank=True, default=list)),
        migrations.AddField(model_name='agreement', name='included_seconds', field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name='agreement', name='calendar', field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hours.calendar')),
        migrations.AddField(model_name='agreement', name='made_by', field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
        migrations.AddField(model_name='agreement', name='made_at', field=models.DateTimeField(null=True)),
        migrations.AddField(model_name='contact', name='may_consent', field=models.BooleanField(default=False, verbose_name='May agree to costs')),
        migrations.AddField(model_name='contact', name='consent_limit', field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='Up to this net sum for each ticket')),
        migrations.AddConstraint(model_name='contact', constraint=models.CheckConstraint(condition=models.Q(('consent_limit', None), ('consent_limit__gt', 0), _connector='OR'), name='consent_limit_is_positive')),
        migrations.RunPython(let_administrators_consent, migrations.RunPython.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
