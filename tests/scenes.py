"""A scene that many tests begin with is played once in a run; then its rows are laid out again.

It is known by the scenes before it, from the house on, each with the settings and the language that
it was played with. Where anything else was written in between, and where a test really commits, it
is played.
"""

import pickle
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from io import BytesIO

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils import translation

from tests import rows

READS = ("SELECT", "SAVEPOINT", "RELEASE", "SET ")
# To sign somebody in changes nothing that a scene would look at.
OF_SESSIONS = ('"django_session"', '"people_login" SET "last_login"')
KNOWN = {}
READ = {}
USUAL = settings._wrapped


class Stage:
    """What was played in this test, in its order; None where something else was done, too.

    And when the test began, and when the first scene was laid out: no later is what was now.
    `latest` is how long after the beginning the last moment came of all that was laid out.
    """

    played, began, laid_out, latest = (), None, None, timedelta()

    def clear(self):
        self.played, self.began = (), datetime.now(UTC)
        self.laid_out, self.latest = None, timedelta()

    def lay_out(self, latest):
        self.laid_out = self.laid_out or datetime.now(UTC)
        self.latest = max(self.latest, latest, self.laid_out - self.began)

    def since_began(self, moment):
        """How long; after all that was laid out, as slowly as that may have been played."""
        if self.laid_out is None or moment < self.laid_out:
            return moment - self.began
        return self.latest + (moment - self.laid_out)

    def is_known(self):
        return self.played is not None and connection.in_atomic_block

    def notice(self, execute, sql, params, many, context):
        if not sql.startswith(READS) and not any(table in sql for table in OF_SESSIONS):
            self.played = None
        return execute(sql, params, many, context)

    @contextmanager
    def setting(self, played):
        yield
        self.played = played


STAGE = Stage()


def scene(play):
    """Goes below `pytest.fixture`: what the fixture wrote and gave is written and given again."""

    @wraps(play)
    def played(**known):
        if not STAGE.is_known():
            return play(**known)
        path = (*STAGE.played, (f"{play.__module__}.{play.__qualname__}", *_circumstances(known)))
        with STAGE.setting(path):
            return _again(path, known) if path in KNOWN else _first(path, play, known)

    return played


def recalled(ask):
    """For a question about the house: after the same scenes it has the same answer."""

    @wraps(ask)
    def answered(*about):
        if not STAGE.is_known():
            return ask(*about)
        question = (STAGE.played, ask.__qualname__, *about)
        if question not in READ:
            READ[question] = pickle.dumps(ask(*about))
        return pickle.loads(READ[question])

    return answered


def _circumstances(known):
    """The words it was handed, the language, and the settings of this test alone."""
    yield from (word for word in known.values() if isinstance(word, str))
    yield translation.get_language()
    holder = settings._wrapped
    while holder is not USUAL:
        yield repr(sorted((name, value) for name, value in vars(holder).items() if name.isupper()))
        holder = holder.default_settings


def _first(path, play, known):
    with rows.written(since=STAGE.began, told=STAGE.since_began) as script:
        given = play(**known)
    file = BytesIO()
    _Writer(file, known).dump((given, _selves(known)))
    latest = STAGE.since_began(datetime.now(UTC))
    KNOWN[path] = ("".join(script), file.getvalue(), latest)
    return given


def _again(path, known):
    script, given, latest = KNOWN[path]
    STAGE.lay_out(latest)
    rows.write(script, began=STAGE.began, now=STAGE.laid_out)
    given, selves = _Reader(BytesIO(given), known).load()
    for name, each in _selves(known).items():
        each.update(selves[name])
    return given


def _selves(known):
    """A scene does something to whom it was handed, too: a ticket that was answered knows it."""
    return {name: vars(each) for name, each in known.items() if isinstance(each, Model)}


class _Writer(pickle.Pickler):
    """Whom a scene was handed stays outside of what it gave: next time they are others.

    So does what was now: as in the rows, it is kept as the time since the test began.
    """

    def __init__(self, file, known):
        super().__init__(file)
        self.names = {id(each): name for name, each in known.items()}
        self.until = datetime.now(UTC)

    def persistent_id(self, obj):
        is_moment = isinstance(obj, datetime) and obj.tzinfo is not None
        if is_moment and STAGE.began <= obj <= self.until:
            return STAGE.since_began(obj)
        return self.names.get(id(obj))


class _Reader(pickle.Unpickler):
    def __init__(self, file, known):
        super().__init__(file)
        self.known = known

    def persistent_load(self, pid):
        if isinstance(pid, timedelta):
            return min(STAGE.began + pid, STAGE.laid_out)
        return self.known[pid]
