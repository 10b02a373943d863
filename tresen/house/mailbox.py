from django.db import models, transaction

from tresen.hours.models import Calendar
from tresen.lib.address import NotAnAddress, normalise
from tresen.lib.memory import remembered


class NoMailbox(LookupError):
    """The house is not founded yet: there is no address that a letter could come from."""


class Mailboxes(models.QuerySet):
    def at(self, email):
        """The mailbox that a letter to this address reaches, its +token left out; or None."""
        try:
            local, _, domain = normalise(email).rpartition("@")
        except NotAnAddress:
            return None
        return _by_address().get(f"{local.partition('+')[0]}@{domain}")

    def known(self, pk):
        """By its key, with its calendar; None, for what came by no mail."""
        return next((each for each in _by_address().values() if each.pk == pk), None)

    def main(self):
        """The mailbox that speaks where no other was written to."""
        return next(iter(_by_address().values()), None)

    def speaking(self):
        """The main one, for a letter that somebody has to sign."""
        mailbox = self.main()
        if mailbox is None:
            raise NoMailbox
        return mailbox


class Mailbox(models.Model):
    """An address of ours, with its own name, language and calendar: the seam for brands."""

    address = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="de")
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, blank=True, related_name="+")
    default_kind = models.CharField(max_length=16, default="unsorted")
    is_main = models.BooleanField(default=False)

    objects = Mailboxes.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_main_mailbox", fields=["is_main"], condition=models.Q(is_main=True)
            ),
        ]

    def __str__(self):
        return self.address

    @transaction.atomic
    def become_main(self):
        """One speaks for the house; whichever did so before hands over."""
        Mailbox.objects.filter(is_main=True).exclude(pk=self.pk).update(is_main=False)
        self.is_main = True
        self.save(update_fields=["is_main"])

    def with_token(self, token):
        """support@tresen.example becomes support+token@tresen.example (RFC 5233)."""
        local, _, domain = self.address.rpartition("@")
        return f"{local}+{token}@{domain}"


@remembered
def _by_address():
    """All of ours, the main one first; a house has a handful."""
    mailboxes = Mailbox.objects.select_related("calendar").order_by("-is_main", "pk")
    return {mailbox.address: mailbox for mailbox in mailboxes}
