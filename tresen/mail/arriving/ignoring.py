from django.db import models, transaction

from tresen.house.models import Mailbox
from tresen.lib.address import address_or_nothing
from tresen.lib.memory import remembered
from tresen.people.models import Person

from .incoming import IncomingMail

NO_REQUEST = "no_request"


class IgnoredMails(models.QuerySet):
    def in_force(self):
        return self.filter(ended_at=None)


class Ignored(models.Model):
    """Mail of this list, or of this sender, asks for nothing: a person decided so.

    Until somebody takes it back. What answers a letter of ours is heard all the same.
    """

    class By(models.TextChoices):
        LIST = "list"
        SENDER = "sender"

    by_what = models.CharField(max_length=6, choices=By)
    value = models.CharField(max_length=320)
    # That mail which somebody had before them when they decided.
    mail = models.ForeignKey(IncomingMail, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = IgnoredMails.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="ignored_once",
                fields=["by_what", "value"],
                condition=models.Q(ended_at=None),
            ),
        ]

    def __str__(self):
        return self.value

    @transaction.atomic
    def end(self, *, by, at):
        """Its mail is heard again. The first who says so counts."""
        Ignored.objects.in_force().filter(pk=self.pk).update(ended_by=by, ended_at=at)


def ignore_from_now_on(mail, by_what, *, by, at):
    """Says whether there is such a rule now."""
    value = what_to_ignore(mail).get(by_what)
    if not value:
        return False
    decided = {"mail": mail, "by": by, "at": at}
    Ignored.objects.get_or_create(by_what=by_what, value=value, ended_at=None, defaults=decided)
    return True


def what_to_ignore(mail):
    """{by what: value}. Who speaks for a customer, works here or is ourselves is always heard.

    A forged mail says nothing about whoever it names: they may have a request tomorrow.
    """
    if mail.message and mail.message.is_doubted:
        return {}
    found = {}
    if list_id := mail.findings.get("list_id"):
        found[Ignored.By.LIST] = list_id
    if (email := address_or_nothing(mail.from_email)) and not _is_always_heard(email):
        found[Ignored.By.SENDER] = email
    return found


def is_ignored(parsed):
    """Not what somebody writes who speaks for a customer: perhaps only since that decision, or by
    way of a list whose name a stranger had put into a mail."""
    sender = address_or_nothing(parsed.from_email)
    by_sender, by_list = (Ignored.By.SENDER, sender), (Ignored.By.LIST, parsed.list_id)
    if not _in_force() & {by_sender, by_list}:
        return False
    return parsed.is_auto_reply or not _is_always_heard(sender)


@remembered
def _in_force():
    """All of them, for a batch: each is there because a person decided so."""
    return frozenset(Ignored.objects.in_force().values_list("by_what", "value"))


def _is_always_heard(email):
    person = Person.objects.speaking_from(email)
    is_known = person and (person.is_staff or person.contacts.living().exists())
    return bool(is_known or Mailbox.objects.at(email))
