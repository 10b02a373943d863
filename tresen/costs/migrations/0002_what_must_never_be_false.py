from django.db import migrations

SQL = """
CREATE FUNCTION costs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is history: it is never changed or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION costs_keep_price() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    list bigint;
    agreed bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        list := NEW.price_list_id;
    ELSE
        list := OLD.price_list_id;
        agreed := to_jsonb(OLD) ->> 'agreement_id';
    END IF;
    -- Waits for whoever is releasing the list right now.
    PERFORM 1 FROM costs_pricelist WHERE id = list FOR SHARE;
    IF EXISTS (SELECT 1 FROM costs_release WHERE price_list_id = list) THEN
        RAISE EXCEPTION 'Price list % is released and never changed.', list
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND agreed IS NOT NULL THEN
        RAISE EXCEPTION 'An agreed price is never changed.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM customers_agreement
                   WHERE id = agreed AND starts_on <= current_date) THEN
            RAISE EXCEPTION 'An agreed price is never deleted.'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER prices_stay BEFORE INSERT OR UPDATE OR DELETE ON costs_price
    FOR EACH ROW EXECUTE FUNCTION costs_keep_price();
ALTER TABLE costs_price ENABLE ALWAYS TRIGGER prices_stay;
CREATE TRIGGER surcharges_stay BEFORE INSERT OR UPDATE OR DELETE ON costs_surcharge
    FOR EACH ROW EXECUTE FUNCTION costs_keep_price();
ALTER TABLE costs_surcharge ENABLE ALWAYS TRIGGER surcharges_stay;

CREATE FUNCTION costs_keep_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM costs_release WHERE price_list_id = OLD.id) THEN
        RAISE EXCEPTION 'Price list % is released and never changed.', OLD.version
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER price_lists_stay BEFORE UPDATE OR DELETE ON costs_pricelist
    FOR EACH ROW EXECUTE FUNCTION costs_keep_list();
ALTER TABLE costs_pricelist ENABLE ALWAYS TRIGGER price_lists_stay;

CREATE FUNCTION costs_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.valid_from > current_date THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'A price list in force is never called back or moved.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER releases_stay BEFORE UPDATE OR DELETE ON costs_release
    FOR EACH ROW EXECUTE FUNCTION costs_keep_release();
ALTER TABLE costs_release ENABLE ALWAYS TRIGGER releases_stay;

CREATE TRIGGER consents_are_final BEFORE UPDATE OR DELETE ON costs_consent
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_consent ENABLE ALWAYS TRIGGER consents_are_final;

CREATE FUNCTION costs_only_erase_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL
        AND NEW.sentence = '' AND NEW.name = '' AND NEW.email = '' AND NEW.ip IS NULL
        AND NEW.consent_id = OLD.consent_id
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The words of a consent can be erased, and nothing else.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER words_are_erased_only BEFORE UPDATE OR DELETE ON costs_consentwords
    FOR EACH ROW EXECUTE FUNCTION costs_only_erase_words();
ALTER TABLE costs_consentwords ENABLE ALWAYS TRIGGER words_are_erased_only;

CREATE TRIGGER work_is_final BEFORE UPDATE OR DELETE ON costs_workentry
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_workentry ENABLE ALWAYS TRIGGER work_is_final;

CREATE TRIGGER postings_are_final BEFORE UPDATE OR DELETE ON costs_posting
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_posting ENABLE ALWAYS TRIGGER postings_are_final;

CREATE TRIGGER pots_are_final BEFORE UPDATE OR DELETE ON costs_pot
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_pot ENABLE ALWAYS TRIGGER pots_are_final;

CREATE TRIGGER statements_are_final BEFORE UPDATE OR DELETE ON costs_statement
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_statement ENABLE ALWAYS TRIGGER statements_are_final;

CREATE TRIGGER statement_lines_are_final BEFORE UPDATE OR DELETE ON costs_statementline
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_statementline ENABLE ALWAYS TRIGGER statement_lines_are_final;

CREATE TRIGGER exports_are_final BEFORE UPDATE OR DELETE ON costs_export
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_export ENABLE ALWAYS TRIGGER exports_are_final;

CREATE TRIGGER exported_lines_are_final BEFORE UPDATE OR DELETE ON costs_exportedline
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
ALTER TABLE costs_exportedline ENABLE ALWAYS TRIGGER exported_lines_are_final;

CREATE FUNCTION costs_keep_quote_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    found := CASE WHEN TG_OP = 'INSERT' THEN NEW.quote_id ELSE OLD.quote_id END;
    IF EXISTS (SELECT 1 FROM costs_quote WHERE id = found AND sent_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A quote that was sent is never changed.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER quote_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON costs_quoteline
    FOR EACH ROW EXECUTE FUNCTION costs_keep_quote_line();
ALTER TABLE costs_quoteline ENABLE ALWAYS TRIGGER quote_lines_stay;

CREATE FUNCTION costs_keep_quote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (OLD.sent_at IS NOT NULL AND
        to_jsonb(NEW) - ARRAY['message_id', 'reminded_at', 'withdrawn_at'] IS DISTINCT FROM
        to_jsonb(OLD) - ARRAY['message_id', 'reminded_at', 'withdrawn_at'])
    THEN
        RAISE EXCEPTION 'A quote that was sent is never changed, and none is deleted.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER quotes_stay BEFORE UPDATE OR DELETE ON costs_quote
    FOR EACH ROW EXECUTE FUNCTION costs_keep_quote();
ALTER TABLE costs_quote ENABLE ALWAYS TRIGGER quotes_stay;
"""

TRIGGERS = {
    "price": "prices_stay",
    "surcharge": "surcharges_stay",
    "pricelist": "price_lists_stay",
    "release": "releases_stay",
    "consent": "consents_are_final",
    "consentwords": "words_are_erased_only",
    "workentry": "work_is_final",
    "posting": "postings_are_final",
    "pot": "pots_are_final",
    "statement": "statements_are_final",
    "statementline": "statement_lines_are_final",
    "export": "exports_are_final",
    "exportedline": "exported_lines_are_final",
    "quoteline": "quote_lines_stay",
    "quote": "quotes_stay",
}
FUNCTIONS = (
    "costs_keep_quote",
    "costs_keep_quote_line",
    "costs_only_erase_words",
    "costs_keep_release",
    "costs_keep_list",
    "costs_keep_price",
    "costs_refuse_change",
)
UNDO = "".join(f"DROP TRIGGER {name} ON costs_{table};" for table, name in TRIGGERS.items())
UNDO += "".join(f"DROP FUNCTION {name}();" for name in FUNCTIONS)


class Migration(migrations.Migration):
    dependencies = [("costs", "0001_initial")]

    operations = [migrations.RunSQL(SQL, UNDO)]
