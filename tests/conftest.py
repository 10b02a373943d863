import gc
import os
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from tests import database
from tests.scenes import STAGE

pytest_plugins = ["tests.cast", "tests.stated", "tests.visitor", "tests.chromium"]

# Few examples of each property while one works, many of them in CI.
hypothesis.settings.register_profile("quick", max_examples=30, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=300, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_configure(config):
    # A single page leaves more behind than the seven hundred objects that Python waits for.
    gc.set_threshold(50_000, 20, 50)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SMTP_URL = ""
    # Each client has middleware of its own: it shall not read all static files at its start.
    settings.WHITENOISE_AUTOREFRESH = True
    if not hasattr(config, "workerinput"):
        config.run = tempfile.TemporaryDirectory(prefix="tresen")
        os.environ["TRESEN_TEST_RUN"] = config.run.name


def pytest_runtest_setup():
    # A request leaves its reader's language behind; each test begins in that of the house.
    translation.deactivate()
    STAGE.clear()


def pytest_collection_finish():
    # What was collected stays until the end: the garbage collector need not look at it again.
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config):
    if hasattr(config, "run"):
        database.drop_template(Path(config.run.name))
        config.run.cleanup()


@pytest.fixture(scope="session")
def worker_database(worker_id, django_db_blocker):
    run = Path(os.environ["TRESEN_TEST_RUN"])
    with django_db_blocker.unblock(), database.database(run, worker_id) as ours:
        yield ours


@pytest.fixture(scope="session")
def django_db_setup(worker_database):
    """Replaces pytest-django's, and its flush, which forgets what migrations sowed."""
    TransactionTestCase._fixture_teardown = lambda case: worker_database.forget()
    connection.execute_wrappers.append(STAGE.notice)


@pytest.fixture
def database_url(worker_database, transactional_db):
    """For processes that a test starts: the address of this worker's database."""
    return worker_database.url
