import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from tresen.house.models import Mailbox, Provider
from tresen.lib.address import NotAnAddress, normalise
from tresen.people.models import Login, Person, Staff


class Command(BaseCommand):
    help = "Found a house: its name, its first mailbox and its first administrator."

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True, help="of the provider, as customers know it")
        parser.add_argument("--mailbox", required=True, help="the support address")
        parser.add_argument("--administrator", required=True, help="mail address of the first one")

    def handle(self, *, name, mailbox, administrator, **options):
        if Mailbox.objects.exists():
            raise CommandError("This house is founded already.")
        try:
            mailbox, administrator = normalise(mailbox), normalise(administrator)
        except NotAnAddress as error:
            raise CommandError(f"{error} is not a mail address.") from error
        found(name=name, mailbox=mailbox, administrator=administrator, password=ask_password())
        self.stdout.write(f"{name} is founded. {administrator} can sign in.")


def ask_password():
    """Typed unseen, or handed in by a script as one line."""
    typed = sys.stdin.isatty()
    password = getpass("Password of the administrator: ") if typed else sys.stdin.readline().strip()
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password


@transaction.atomic
def found(*, name, mailbox, administrator, password):
    Provider.objects.filter(id=1).update(name=name)
    Mailbox.objects.create(address=mailbox, name=name, is_main=True)
    person = Person.objects.meet(administrator)
    Staff.objects.create(person=person, role=Staff.Role.ADMINISTRATOR)
    Login.objects.admit(person, email=administrator, password=password)
