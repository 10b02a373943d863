from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from tresen.lib.address import normalise

from .person import Address, Person


class Logins(BaseUserManager):
    def get_queryset(self):
        """With the person and their place on the staff: every page asks for both."""
        return super().get_queryset().select_related("person__staff")

    def get_by_natural_key(self, email):
        return self.get(email=normalise(email))

    def admit(self, person, *, email, password=None):
        """Let a person sign in with this address. Without a password only the reset mail helps."""
        email = normalise(email)
        Address.objects.get_or_create(email=email, defaults={"person": person})
        login = self.model(person=person, email=email)
        login.set_password(password)
        login.save()
        return login


class Login(AbstractBaseUser):
    """The key to the door: who may sign in, as which person."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="login")
    email = models.EmailField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = Logins()
