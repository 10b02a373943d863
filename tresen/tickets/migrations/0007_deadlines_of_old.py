from django.db import migrations

# Facts of before know no deadline. They get the one that counted then: of a clock that runs, its
# own; else four hours of real time. Only this once, history is completed.
SQL = """
ALTER TABLE tickets_event DISABLE TRIGGER events_are_final;

UPDATE tickets_event AS event SET facts = event.facts || jsonb_build_object(
    'deadline', jsonb_build_object(
        'message', event.message_id,
        'since', to_jsonb(event.at),
        'counts_from', to_jsonb(event.at),
        'due_at', to_jsonb(CASE
            WHEN ticket.clock_started_at = event.at THEN ticket.due_at
            ELSE event.at + interval '4 hours'
        END),
        'seconds', 14400,
        'rule', 'house',
        'calendar', NULL,
        'level', NULL
    )
)
FROM tickets_ticket AS ticket
WHERE ticket.id = event.ticket_id
    AND event.kind IN ('ticket_opened', 'customer_wrote')
    AND NOT event.facts ? 'deadline';

UPDATE tickets_event SET facts = facts || '{"answers": true}'
WHERE kind = 'ticket_closed' AND message_id IN (
    SELECT id FROM tickets_message WHERE side = 'staff'
);

ALTER TABLE tickets_event ENABLE ALWAYS TRIGGER events_are_final;

UPDATE tickets_ticket SET promised_seconds = 14400, due_rule = 'house' WHERE due_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0006_the_four_hours")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
