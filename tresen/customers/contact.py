from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.people.models import Person, Trace

from .customer import Customer
from .pin import Pinned


class Contacts(models.QuerySet):
    def living(self):
        return self.filter(ended_at=None)

    def ended(self):
        return self.exclude(ended_at=None)

    def who_see_statements(self):
        """Who looks after the money today: the administration and the accounts department."""
        return self.living().filter(role__in=Contact.SEE_STATEMENTS)

    @transaction.atomic
    def admit(self, person, customer, *, by, at, **rights):
        """(contact, fresh): who was one already, or once, is left as they are."""
        takes_mail = rights.pop("takes_mail", False)
        contact, fresh = self.get_or_create(person=person, customer=customer, defaults=rights)
        if fresh:
            if takes_mail:
                contact.take_mail()
            person.let_in()
            contact.trace(Trace.Code.CONTACT_ADDED, by, at)
        return contact, fresh


class Contact(Pinned, models.Model):
    """A person speaks for a customer, with these rights. Ended ones stay, for history."""

    class Role(models.TextChoices):
        ADMIN = "admin", _("Administration")
        TECHNICAL = "technical", _("Technology")
        ACCOUNTING = "accounting", _("Accounting")
        EXTERNAL = "external", _("External")

    SEE_STATEMENTS = (Role.ADMIN, Role.ACCOUNTING)

    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contacts")
    role = models.CharField(max_length=16, choices=Role, default=Role.TECHNICAL)
    sees_all_tickets = models.BooleanField(_("Sees all tickets of the customer"), default=False)
    may_consent = models.BooleanField(_("May agree to costs"), default=False)
    # Net euros for one ticket; None without a limit.
    consent_limit = models.DecimalField(
        _("Up to this net sum for each ticket"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
    )
    takes_mail = models.BooleanField(
        _("Mails of this person without another hint belong to this customer"), default=False
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Contacts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_contact_per_customer", fields=["person", "customer"]),
            models.UniqueConstraint(
                name="one_customer_takes_the_mail",
                fields=["person"],
                condition=models.Q(takes_mail=True),
            ),
            models.CheckConstraint(
                name="consent_limit_is_positive",
                condition=models.Q(consent_limit=None) | models.Q(consent_limit__gt=0),
            ),
        ]

    def __str__(self):
        return f"{self.person} ({self.customer})"

    @property
    def sees_statements(self):
        return self.role in self.SEE_STATEMENTS

    @transaction.atomic
    def grant(self, *, by, at, **rights):
        """These rights, and no others: role, sees_all_tickets, may_consent, consent_limit,
        takes_mail (which only one of a person's customers can)."""
        if rights != {name: getattr(self, name) for name in rights}:
            if rights.get("takes_mail"):
                self.take_mail()
            for name, value in rights.items():
                setattr(self, name, value)
            self.save(update_fields=list(rights))
            self.trace(Trace.Code.CONTACT_CHANGED, by, at)

    def take_mail(self):
        """Mails of this person belong to this customer from now on, and to none of the others."""
        self.person.contacts.update(takes_mail=False)
        self.takes_mail = True
        self.save(update_fields=["takes_mail"])

    @transaction.atomic
    def end(self, *, by, at):
        """Speaks for this customer no more; who speaks for nobody has no key any more."""
        if self.ended_at is None:
            self.ended_at, self.takes_mail = at, False
            self.save(update_fields=["ended_at", "takes_mail"])
            self.revoke_pin(by=by, at=at)
            if not self.person.is_staff and not self.person.contacts.living().exists():
                self.person.shut_out(at=at)
            self.trace(Trace.Code.CONTACT_ENDED, by, at)

    @transaction.atomic
    def revive(self, *, by, at):
        """Speaks for this customer again, with the rights of before."""
        if self.ended_at is not None:
            self.ended_at = None
            self.save(update_fields=["ended_at"])
            self.person.let_in()
            self.trace(Trace.Code.CONTACT_REVIVED, by, at)

    def trace(self, code, by, at):
        rights = {"role": self.role, "sees_all_tickets": self.sees_all_tickets}
        if self.takes_mail:
            rights["takes_mail"] = True
        if self.may_consent:
            limit = self.consent_limit
            rights["may_consent_up_to"] = None if limit is None else str(limit)
        facts = {"customer": self.customer_id, **rights}
        self.person.traces.create(code=code, by=by, at=at, facts=facts)
