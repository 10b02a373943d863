"""`tresen token EMAIL [--name N] [--program | --mail]`: an API token, shown this once."""

import sys

from django.utils import timezone

from tresen.api.bearer import may_enter
from tresen.lib.address import NotAnAddress
from tresen.people.models import Person, Token


def add_arguments(parser):
    parser.add_argument("email", metavar="EMAIL", help="the mail address of the person")
    parser.add_argument("--name", default="", metavar="N", help="what the token is for")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--program",
        action="store_true",
        help="no person writes with it: its words are automatic and stop no clock",
    )
    kind.add_argument(
        "--mail",
        action="store_true",
        help="it hands over mail that came in elsewhere, and opens nothing else",
    )
    parser.add_argument("--revoke", action="store_true", help="end all tokens of the person")


def run(args):
    person = _speaking_from(args.email)
    if person is None:
        print(f"Nobody is known under {args.email}.", file=sys.stderr)
        return 1
    return _revoke(person) if args.revoke else _issue(person, args)


def _revoke(person):
    revoked = person.tokens.revoke(at=timezone.now())
    ended = "1 token" if revoked == 1 else f"{revoked} tokens"
    print(f"Revoked: {ended} of {person}.")
    return 0


def _issue(person, args):
    if not may_enter(person):
        print(f"{person} may not sign in any more.", file=sys.stderr)
        return 1
    kind = {"is_program": args.program, "is_for_mail": args.mail}
    print(Token.objects.issue(person, name=args.name, **kind))
    return 0


def _speaking_from(email):
    try:
        return Person.objects.speaking_from(email)
    except NotAnAddress:
        return None
