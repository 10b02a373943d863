"""The processes that `tresen serve` keeps running."""

import os
import sys

from tresen.engine.child import Child

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}


def listed(args):
    return [_web(args), _worker(), _mail(args)]


def visible(host):
    """The host as it stands in an address."""
    return EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)


def _web(args):
    options = {
        "--interface": "wsgi",
        "--host": args.host,
        "--port": args.port,
        "--workers": 1,
        "--blocking-threads": os.environ.get("TRESEN_WEB_THREADS", 4),
        "--log-level": "warning",
        # A page that hangs must not hang the end of everything.
        "--workers-kill-timeout": 10,
    }
    words = [str(word) for option in options.items() for word in option]
    return Child("web", [sys.executable, "-m", "granian", *words, "tresen.wsgi:application"])


def _worker():
    return Child("worker", [sys.executable, "-m", "tresen.cli.work"])


def _mail(args):
    where = ["--host", args.host, "--smtp-port", str(args.smtp_port)]
    return Child("mail", [sys.executable, "-m", "tresen.cli.listen", *where])
