"""What was written into the database meanwhile, as a script that writes the same once more."""

from contextlib import contextmanager
from datetime import datetime
from functools import cache

from django.db import connection
from psycopg.sql import quote

# First the tables that refuse what comes too late, such as a line of a quote that was sent.
COLUMNS = """
SELECT c.oid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod), a.attgenerated <> '',
       coalesce(a.attnum = ANY (i.indkey), false)
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
 WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
 ORDER BY NOT EXISTS (
     SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'A' AND t.tgtype & 4 > 0
 ), c.oid, a.attnum
"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
# Seals cover when an event was recorded: that stays, everywhere else what was now is now again.
SEALED = ("tickets_event", '"recorded_at"')
# As long after the beginning of the test as it was then, but never later than now: so it keeps its
# order, in one scene and in those that follow on it.
AGAIN = (
    "least(current_setting('scene.now')::timestamptz,"
    " current_setting('scene.began')::timestamptz + interval '{after:.6f} seconds')"
)
# Triggers did their part the first time: what they wrote is among the rows.
AS_IT_WAS = "SET session_replication_role = replica;"
AS_USUAL = "SET session_replication_role = DEFAULT;"


@contextmanager
def written(*, since, told):
    """`told` says how long after the beginning a moment of the play was."""
    script, before, stood = [], everything(), counted()
    yield script
    (until,) = ask("SELECT clock_timestamp()")[0]
    script += changes(before, everything(), (since, until, told))
    script += (_count(*each) for each in counted() if each not in stood)


def changes(before, after, play=None):
    """Statements that lead from one to the other, past every trigger but the guards of history."""
    yield AS_IT_WAS
    yield from (_delete(*gone) for gone in before.keys() - after.keys())
    # Rows that are new come first: a ticket is closed only once it has a closure.
    for (table, key), row in after.items():
        if (table, key) not in before:
            yield _insert(table, _told(table, row, play))
    for (table, key), row in after.items():
        old = before.get((table, key), row)
        if old != row:
            yield _change(table, key, _told(table, row, play), old, row)
    yield AS_USUAL


def write(script, *, began, now):
    moments = "SELECT set_config('scene.began', %s, true), set_config('scene.now', %s, true)"
    with connection.cursor() as cursor:
        cursor.execute(moments, [began.isoformat(), now.isoformat()])
        cursor.execute(script)


def ask(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@cache
def _tables():
    """{table: ((column, type, whether it is of the key), …)}; what is generated writes itself."""
    tables = {}
    for table, column, kind, is_generated, is_key in ask(COLUMNS):
        if not is_generated:
            tables.setdefault(table, []).append((f'"{column}"', kind, is_key))
    return tables


def counted():
    """(sequence, its last value, or None) of all of them."""
    return ask(SEQUENCES)


def everything():
    """{(table, key): row}, as text."""
    found = ask(" UNION ALL ".join(_select(*each) for each in _tables().items()))
    return {(table, tuple(key)): row for table, key, row in found}


def _select(table, columns):
    key = ", ".join(f"{column}::text" for column, _, is_key in columns if is_key)
    row = ", ".join(f"{column}::text" for column, _, _ in columns)
    return f"SELECT '{table}', ARRAY[{key}]::text[], ARRAY[{row}] FROM {table}"


def _told(table, row, play):
    """The values as SQL says them."""
    return [
        _value(kind, value, None if (table, column) == SEALED else play)
        for (column, kind, _), value in zip(_tables()[table], row, strict=True)
    ]


def _insert(table, told):
    names = ", ".join(column for column, _, _ in _tables()[table])
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(told)});"


def _change(table, key, told, old, new):
    """Only what changed: history refuses to be written again, even with the same."""
    names = (column for column, _, _ in _tables()[table])
    columns = zip(names, told, old, new, strict=True)
    changes = (f"{name} = {value}" for name, value, was, now in columns if was != now)
    return f"UPDATE {table} SET {', '.join(changes)} WHERE {_is(table, key)};"


def _delete(table, key):
    return f"DELETE FROM {table} WHERE {_is(table, key)};"


def _is(table, key):
    columns = [(column, kind) for column, kind, is_key in _tables()[table] if is_key]
    pairs = zip(columns, key, strict=True)
    return " AND ".join(f"{column} = {quote(value)}::{kind}" for (column, kind), value in pairs)


def _value(kind, value, play):
    if value is None:
        return "NULL"
    if kind == "xid8":
        return "pg_current_xact_id()"
    if kind == "timestamp with time zone" and play:
        moment, (since, until, told) = datetime.fromisoformat(value), play
        if since <= moment <= until:
            return AGAIN.format(after=told(moment).total_seconds())
    return f"{quote(value)}::{kind}"


def _count(sequence, value):
    return f"SELECT setval('{sequence}', greatest({value}, (SELECT last_value FROM {sequence})));"
