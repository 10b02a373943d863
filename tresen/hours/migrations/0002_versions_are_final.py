from django.db import migrations

REFUSE = """
CREATE FUNCTION hours_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A calendar version is never changed or deleted: deadlines were promised by it.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER calendar_versions_are_final BEFORE UPDATE OR DELETE ON hours_calendarversion
    FOR EACH ROW EXECUTE FUNCTION hours_refuse_change();
ALTER TABLE hours_calendarversion ENABLE ALWAYS TRIGGER calendar_versions_are_final;
"""

ALLOW = """
DROP TRIGGER calendar_versions_are_final ON hours_calendarversion;
DROP FUNCTION hours_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
