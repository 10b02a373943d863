from django.db import IntegrityError, models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tresen.lib.address import normalise
from tresen.lib.memory import remembered


class People(models.QuerySet):
    def speaking_from(self, email):
        """Who owns this address: the person, with the one that gets their letters; or None."""
        known = Address.objects.select_related("person__staff", "person__login")
        first = known.filter(person__addresses__email=normalise(email)).order_by("pk").first()
        if first is None:
            return None
        first.person.address = first
        return first.person

    def meet(self, email, *, name="", language="de"):
        """The person behind an address; whoever writes first is made known."""
        email = normalise(email)
        person = self.speaking_from(email)
        if person is None:
            person = self._introduce(email, name=name[:120] or email, language=language)
        return person

    def _introduce(self, email, **known):
        try:
            with transaction.atomic():
                person = self.create(**known)
                Address.objects.create(email=email, person=person)
        except IntegrityError:
            pass  # Somebody else met the same address at this moment: theirs counts.
        person = self.speaking_from(email)
        person.email = email
        return person

    def system(self):
        """Tresen itself: whoever acts when nobody does."""
        return _tresen_itself()


class Person(models.Model):
    """Anyone who can speak in a ticket: staff, contact, bare mail address, or Tresen itself."""

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")

    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=Language, default=Language.GERMAN)
    timezone = models.CharField(max_length=64, default="Europe/Berlin")
    is_system = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = People.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_system_person", fields=["is_system"], condition=models.Q(is_system=True)
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def initials(self):
        words = [word for word in self.name.replace("@", " ").split() if word[0].isalnum()]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()

    @property
    def is_staff(self):
        return hasattr(self, "staff") and self.staff.left_at is None

    def rename(self, name):
        self.name = name
        self.save(update_fields=["name"])

    def shut_out(self, *, at):
        """No key opens anything any more: no sign-in, no live session, no token."""
        self._open_door(is_active=False)
        self.tokens.revoke(at=at)

    def let_in(self):
        """The sign-in works again, if there was one."""
        self._open_door(is_active=True)

    def _open_door(self, *, is_active):
        if hasattr(self, "login") and self.login.is_active != is_active:
            self.login.is_active = is_active
            self.login.save(update_fields=["is_active"])

    @cached_property
    def address(self):
        """The first one: it gets the letters. None for a person without any."""
        return min(self.addresses.all(), key=lambda kept: kept.pk, default=None)

    @cached_property
    def email(self):
        return self.address.email if self.address else ""


@remembered
def _tresen_itself():
    return Person.objects.get(is_system=True)


class Addresses(models.QuerySet):
    def heal(self, email):
        """Its owner has just shown that they use it: letters to it are worth writing again.

        Says whether they were not before.
        """
        troubled = self.filter(email=email).exclude(bounced_at=None)
        return bool(troubled.update(bounced_at=None, trouble=""))


class Address(models.Model):
    """A mail address, normalised. It belongs to one person."""

    class Trouble(models.TextChoices):
        """Why no automatic letter goes there."""

        NO_SUCH = "no_such"
        REFUSED = "refused"
        OTHER = "other"
        # Its owner called a letter of ours spam.
        COMPLAINT = "complaint"

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    email = models.EmailField(max_length=254, unique=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=9, choices=Trouble, blank=True)

    objects = Addresses.as_manager()

    def __str__(self):
        return self.email

    @property
    def is_troubled(self):
        return self.bounced_at is not None

    def suffer(self, trouble, *, at):
        """Letters to it are in vain, or unwanted: until its owner is heard from again."""
        self.bounced_at, self.trouble = self.bounced_at or at, trouble
        self.save(update_fields=["bounced_at", "trouble"])

    @transaction.atomic
    def trust(self, *, by, at):
        """Somebody knows better than the last report."""
        if Address.objects.heal(self.email):
            self.person.traces.create(code="address_trusted", by=by, at=at)
