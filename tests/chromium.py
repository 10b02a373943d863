"""Browser tests need the system's Chromium: where there is none they are skipped, and say so.

They all run on one worker, because they share one running product, and they begin first. Most are
slow ones: a run without these says so.
"""

import os
import shutil

import pytest
from xdist.scheduler import LoadScopeScheduling

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Browser tests need Chromium, and none was found."
LEFT_OUT = "Left out: the slow tests, most of those with Chromium among them (bin/test -m slow)."
# Begun first, so that at the end no worker is left with one of them alone.
LONG = ("tests/browser/", "tests/test_doors.py", "tests/demo/", "tests/mail/pickups/")
NOT_SLOW = "not slow"


def executable():
    return next(filter(None, map(shutil.which, NAMES)), None)


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and not executable():
        if os.environ.get("TRESEN_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


class BrowserTestsTogether(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        if nodeid.startswith("tests/browser/"):
            return "browser"
        # One file goes to one worker, so that each of its scenes is played once; but where the slow
        # ones run, a single table may take longer than all the rest.
        is_usual = self.config.option.markexpr == NOT_SLOW
        return nodeid.partition("::")[0] if is_usual else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return BrowserTestsTogether(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_terminal_summary(terminalreporter):
    if terminalreporter.config.option.markexpr == NOT_SLOW:
        terminalreporter.write_line(LEFT_OUT)
    skipped = terminalreporter.getreports("skipped")
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"Skipped: {MISSING}")
