"""A real Postfix of one's own: configuration, queue and port lie below one directory.

It hands mail for our domain to our listener, and all other mail to the sink of the test.
"""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mail.sink import free_port

MISSING = "Tests with a mail server around us need Postfix and root, and one is missing."
PROGRAM = shutil.which("postfix", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

MAIN = """\
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
maillog_file = {home}/log
maillog_file_prefixes = {home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
relay_domains = tresen.example
relay_transport = lmtp:inet:127.0.0.1:{ours}
default_transport = smtp:[127.0.0.1]:{others}
in_flow_delay = 0
queue_run_delay = 3s
minimal_backoff_time = 3s
maximal_backoff_time = 3s
"""

MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass
class Postfix:
    port: int

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"


def required():
    """Skip with one clear line where there is none, unless CI wants it."""
    if not PROGRAM or os.geteuid() != 0:
        if os.environ.get("TRESEN_REQUIRE_MAIL_SERVERS") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@contextmanager
def postfix(*, ours, others):
    """`ours` and `others`: the ports of our listener and of the sink."""
    with tempfile.TemporaryDirectory(prefix="postfix") as home:
        port = free_port()
        _configure(Path(home), home=home, ours=ours, others=others, port=port)
        _postfix(home, "start")
        try:
            yield Postfix(port)
        finally:
            _postfix(home, "stop")


def _configure(directory, **places):
    """Its processes give up root, and still have to reach their queue."""
    directory.chmod(0o755)
    for name in ("queue", "data", "etc"):
        (directory / name).mkdir()
    shutil.chown(directory / "data", "postfix")
    (directory / "etc" / "main.cf").write_text(MAIN.format(**places))
    (directory / "etc" / "master.cf").write_text(MASTER.format(**places))


def _postfix(home, word):
    subprocess.run([PROGRAM, "-c", f"{home}/etc", word], check=True, capture_output=True)
