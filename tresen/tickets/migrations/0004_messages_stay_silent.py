from django.db import migrations

# Not only new words: an old note made public, or a message moved here, would break the silence.
SQL = """
CREATE OR REPLACE TRIGGER closed_tickets_are_silent
    BEFORE INSERT OR UPDATE OF ticket_id, audience, mark ON tickets_message
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_words_after_the_end();
ALTER TABLE tickets_message ENABLE ALWAYS TRIGGER closed_tickets_are_silent;
"""

UNDO = """
CREATE OR REPLACE TRIGGER closed_tickets_are_silent BEFORE INSERT ON tickets_message
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_words_after_the_end();
ALTER TABLE tickets_message ENABLE ALWAYS TRIGGER closed_tickets_are_silent;
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_rfc_message_id")]

    operations = [migrations.RunSQL(SQL, UNDO)]
