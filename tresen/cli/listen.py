"""The mail listener as a process of its own: `python -m tresen.cli.listen`."""

import argparse
import os
import signal

import django


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

    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    listener = listen(given.host, given.smtp_port)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    listener.stop()


if __name__ == "__main__":
    main()
