"""All that takes mail in, as a process of its own: `python -m tresen.cli.listen`."""

import argparse
import os
import signal
import sys

import django

from tresen.lib.certificate import BadCertificate


def main():
    parser = argparse.ArgumentParser(prog="listen")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=2525)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    django.setup()
    _serve(given)


def _serve(given):
    from tresen.mail.listener import listen  # needs django.setup() first
    from tresen.mail.pickups import crew

    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    try:
        listener = listen(given.host, given.smtp_port)
    except BadCertificate as error:
        sys.exit(str(error))
    fetchers = crew.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    listener.stop()
    fetchers.stop()


if __name__ == "__main__":
    main()
