"""A real Dovecot of one's own: its configuration, mail and ports lie below one directory.

Every user name is welcome with one password, and finds an empty account: each test takes another.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.mail.sink import free_port

PASSWORD = "geheim"
MISSING = "Tests of fetching need Dovecot (dovecot-imapd, dovecot-pop3d), and none was found."
PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
# Dovecot opens no mail as root.
OWNER = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def required():
    """Skip with one clear line where there is none, unless CI wants it."""
    if not PROGRAM:
        if os.environ.get("TRESEN_REQUIRE_MAIL_SERVERS") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


class Dovecot:
    """`keys`: where to ask whether the key of OAuth2 is good, instead of a password (XOAUTH2)."""

    def __init__(self, home, *, keys="", **more):
        self.home = home
        self._keys = keys
        self.imap_port, self.pop3_port = free_ports()
        self.imaps_port, self.pop3s_port = free_ports() if "ssl_cert" in more else (0, 0)
        self._more = more
        (home / "mail").mkdir()
        _hand_over(home / "mail")
        self.start()

    def start(self):
        configuration = self.home / "dovecot.conf"
        configuration.write_text(self._configuration() + self._knowing_keys())
        self._running = subprocess.Popen([PROGRAM, "-F", "-c", str(configuration)])
        _wait_for(self.imap_port)
        _wait_for(self.pop3_port)

    def stop(self):
        self._running.terminate()
        self._running.wait()

    def deliver(self, user, raw):
        """Into the folder `new`, as a delivery agent does it."""
        inbox = self.inbox(user)
        with tempfile.NamedTemporaryFile(dir=inbox / "tmp", delete=False) as file:
            file.write(raw)
        draft = Path(file.name)
        draft.chmod(0o600)
        _hand_over(draft)
        self._number = getattr(self, "_number", 0) + 1
        # Dovecot numbers by the name, so that later mail gets the higher number.
        draft.rename(inbox / "new" / f"{1_700_000_000 + self._number}.{draft.name}.host")

    def inbox(self, user):
        inbox = self.home / "mail" / user
        if not inbox.exists():
            for part in (inbox, inbox / "cur", inbox / "new", inbox / "tmp"):
                part.mkdir(mode=0o700)
                _hand_over(part)
        return inbox

    def number_anew(self, user):
        """As after a restored backup: another UIDVALIDITY, and the same mails in it."""
        for known in self.inbox(user).glob("dovecot[.-]*"):
            if not known.name.startswith("dovecot-uidvalidity"):
                known.unlink()

    def _configuration(self):
        settings = {
            "base_dir": self.home / "run",
            "state_dir": self.home / "run",
            "log_path": self.home / "log",
            "protocols": "imap pop3",
            "listen": "127.0.0.1",
            "ssl": "no",
            "disable_plaintext_auth": "no",
            "auth_failure_delay": "0 secs",
            "mail_location": f"maildir:{self.home}/mail/%u",
            "mail_fsync": "never",
            "mail_max_userip_connections": 100,
            "first_valid_uid": 1,
            **self._more,
        }
        if os.geteuid():
            names = ("default_login_user", "default_internal_user")
            settings |= dict.fromkeys(names, OWNER.pw_name)
        lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
        return lines + SERVICES.format(
            imap=self.imap_port,
            pop3=self.pop3_port,
            imaps=self.imaps_port,
            pop3s=self.pop3s_port,
            password=PASSWORD,
            owner=OWNER,
            chroot="" if os.geteuid() else "login",
        )

    def _knowing_keys(self):
        known = self.home / "oauth2.conf"
        known.write_text(f"tokeninfo_url = {self._keys}\nusername_attribute = email\n")
        return KEYS.format(known=known) if self._keys else ""


SERVICES = """
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
  chroot = {chroot}
}}
service pop3-login {{
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
  chroot = {chroot}
}}
service anvil {{
  chroot =
  # Else it waits longer after each refusal.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home=/nonexistent
}}
"""

KEYS = """
auth_mechanisms = plain xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {known}
}}
"""


def free_ports():
    """Two at once, or the second might be the first again."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1], free_port()


@contextmanager
def running_dovecot(**settings):
    required()
    home = Path(tempfile.mkdtemp(prefix="dovecot"))
    # Its processes have users of their own, who must find their way in.
    home.chmod(0o755)
    server = Dovecot(home, **settings)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def _hand_over(path):
    if os.geteuid() == 0:
        os.chown(path, OWNER.pw_uid, OWNER.pw_gid)


def _wait_for(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(f"Dovecot does not answer at port {port}")
