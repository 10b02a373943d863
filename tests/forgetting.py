"""After a test that really commits: the rows, and where every sequence stood, are as they were.

A fresh clone costs ten times as much, and is needed only where a test changed the tables.
"""

from django.db import connection, connections, transaction

from tests import rows

# New and changed entries have higher numbers, whatever they say.
LAYOUT = " UNION ALL ".join(
    f"SELECT count(*), max(xmin::text::bigint) FROM {catalogue}"
    for catalogue in ("pg_class", "pg_attribute", "pg_constraint", "pg_proc", "pg_trigger")
)
OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
# Of history, which refuses to be changed.
GUARDS = "SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger WHERE tgenabled = 'A'"


class Standing:
    """How the database stands now."""

    def __init__(self):
        self.rows, self.counted, self.layout = rows.everything(), rows.counted(), rows.ask(LAYOUT)

    def has_its_tables(self):
        """Rows alone were changed, if anything. Whoever is still connected has to go."""
        connections.close_all()
        rows.ask(OTHERS)
        return rows.ask(LAYOUT) == self.layout

    @transaction.atomic
    def come_back(self):
        guards = rows.ask(GUARDS)
        script = [f"ALTER TABLE {table} DISABLE TRIGGER {guard};" for table, guard in guards]
        script += rows.changes(rows.everything(), self.rows)
        script += (f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard};" for table, guard in guards)
        script += (_count_again(*each) for each in self.counted)
        with connection.cursor() as cursor:
            cursor.execute("".join(script))
        self.layout = rows.ask(LAYOUT)


def _count_again(sequence, value):
    if value is not None:
        return f"SELECT setval('{sequence}', {value});"
    first = f"SELECT start_value FROM pg_sequences WHERE sequencename = '{sequence}'"
    return f"SELECT setval('{sequence}', ({first}), false);"
