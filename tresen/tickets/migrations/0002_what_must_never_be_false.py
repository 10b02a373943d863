from django.db import migrations

SQL = """
CREATE SEQUENCE tickets_number MINVALUE 0 START 0;

ALTER TABLE tickets_index
    ADD COLUMN public tsvector NOT NULL DEFAULT '',
    ADD COLUMN staff tsvector NOT NULL DEFAULT '';
CREATE INDEX index_public ON tickets_index USING gin (public);
CREATE INDEX index_staff ON tickets_index USING gin (staff);

CREATE FUNCTION tickets_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is history: it is never changed or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER closures_are_final BEFORE UPDATE OR DELETE ON tickets_closure
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_change();
ALTER TABLE tickets_closure ENABLE ALWAYS TRIGGER closures_are_final;

CREATE TRIGGER events_are_final BEFORE UPDATE OR DELETE ON tickets_event
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_change();
ALTER TABLE tickets_event ENABLE ALWAYS TRIGGER events_are_final;

CREATE TRIGGER tickets_stay BEFORE DELETE ON tickets_ticket
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_change();
ALTER TABLE tickets_ticket ENABLE ALWAYS TRIGGER tickets_stay;

CREATE FUNCTION tickets_stay_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
        RAISE EXCEPTION 'Ticket % is closed and stays closed.', OLD.number
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM tickets_closure WHERE ticket_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'Ticket % has no closure.', OLD.number
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.number IS DISTINCT FROM OLD.number THEN
        RAISE EXCEPTION 'A Ticket-ID is never changed.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER tickets_stay_closed BEFORE UPDATE OF closed_at, clock, number ON tickets_ticket
    FOR EACH ROW EXECUTE FUNCTION tickets_stay_closed();
ALTER TABLE tickets_ticket ENABLE ALWAYS TRIGGER tickets_stay_closed;

CREATE FUNCTION tickets_refuse_words_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for whoever is closing the ticket right now.
    PERFORM 1 FROM tickets_ticket WHERE id = NEW.ticket_id FOR NO KEY UPDATE;
    IF NEW.audience = 'customer' AND NEW.mark NOT IN ('afterword', 'bounce') AND EXISTS (
        SELECT 1 FROM tickets_closure WHERE ticket_id = NEW.ticket_id
    ) THEN
        RAISE EXCEPTION 'A closed ticket takes no message but afterword, bounce and staff note.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER closed_tickets_are_silent BEFORE INSERT ON tickets_message
    FOR EACH ROW EXECUTE FUNCTION tickets_refuse_words_after_the_end();
ALTER TABLE tickets_message ENABLE ALWAYS TRIGGER closed_tickets_are_silent;
"""

UNDO = """
DROP TRIGGER closed_tickets_are_silent ON tickets_message;
DROP FUNCTION tickets_refuse_words_after_the_end();
DROP TRIGGER tickets_stay_closed ON tickets_ticket;
DROP FUNCTION tickets_stay_closed();
DROP TRIGGER tickets_stay ON tickets_ticket;
DROP TRIGGER events_are_final ON tickets_event;
DROP TRIGGER closures_are_final ON tickets_closure;
DROP FUNCTION tickets_refuse_change();
ALTER TABLE tickets_index DROP COLUMN public, DROP COLUMN staff;
DROP SEQUENCE tickets_number;
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]

    operations = [migrations.RunSQL(SQL, UNDO)]
