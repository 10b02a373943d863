"""`tresen mail receive`: messages from files, or one on stdin; stored before anything else."""

import json
import sys
from io import StringIO
from pathlib import Path

from tresen.cli import TRY_AGAIN
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store


def add_arguments(parser):
    parser.add_argument("--from", dest="sender", default="", metavar="ADDRESS")
    parser.add_argument("--to", dest="recipients", action="append", default=[], metavar="ADDRESS")
    parser.add_argument("files", nargs="*", metavar="FILE")


def run(args):
    """0 only once all are stored; what became of each is one JSON line."""
    results = [_receive(name, args) for name in args.files or ["-"]]
    return TRY_AGAIN if None in results else 0


def _receive(name, args):
    envelope = Envelope(source="pipe", sender=args.sender, recipients=tuple(args.recipients))
    try:
        mail = file_now(store(_read(name), envelope))
    except Exception as error:  # Whatever it was, the MTA must keep the mail
        print(f"{name}: not taken in, try again later: {error}", file=sys.stderr)
        return None
    _tell(_became(mail))
    return mail


def _read(name):
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _tell(became):
    """Stored is stored, whether or not anybody listens."""
    try:
        print(json.dumps(became, ensure_ascii=False), flush=True)
    except OSError:
        # Else Python would complain at its end, with an exit code that the MTA takes for a no.
        sys.stdout = StringIO()


def _became(mail):
    return {
        "outcome": mail.outcome,
        "ticket": mail.ticket.shown_id if mail.ticket else None,
        "message": mail.message_id,
        "reason": mail.reason,
    }
