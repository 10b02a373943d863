from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .person import Person
from .team import Team
from .trail import Trace


class LastAdministrator(Exception):
    """Without an administrator nobody could ever name another one."""

    sentence = _("The house needs an administrator: name another one first.")

    def __str__(self):
        return str(self.sentence)


class Staff(models.Model):
    """A person of the provider. Who has left keeps the row, for history, and loses the rights."""

    class Role(models.TextChoices):
        AGENT = "agent", _("Agent")
        LEAD = "lead", _("Lead")
        SALES = "sales", _("Sales")
        ADMINISTRATOR = "administrator", _("Administrator")

    class Channel(models.TextChoices):
        """How somebody wants to be told: in the desk, by mail, or both."""

        PAGE = "page", _("On the page")
        MAIL = "mail", _("By mail")
        BOTH = "both", _("On the page and by mail")

    person = models.OneToOneField(Person, models.PROTECT, related_name="staff")
    role = models.CharField(max_length=16, choices=Role, default=Role.AGENT)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="staff")
    told_by = models.CharField(max_length=4, choices=Channel, default=Channel.BOTH)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person__name"]

    def __str__(self):
        return self.person.name

    @property
    def is_told_on_page(self):
        return self.told_by != self.Channel.MAIL

    @property
    def is_told_by_mail(self):
        return self.told_by != self.Channel.PAGE

    @property
    def administers(self):
        return self.role == self.Role.ADMINISTRATOR

    @property
    def leads(self):
        """May see how much each colleague has to do, and how late it gets."""
        return self.role in (self.Role.LEAD, self.Role.ADMINISTRATOR)

    def hear_by(self, channel):
        """Somebody's own wish how to be told; it is nobody's right, so it leaves no trace."""
        self.told_by = channel
        self.save(update_fields=["told_by"])

    @transaction.atomic
    def appoint(self, *, role, team, by, at):
        """Give somebody another role or team."""
        if role != self.Role.ADMINISTRATOR:
            self._refuse_if_last()
        if (self.role, self.team) != (role, team):
            facts = {"role": role, "former": self.role}
            facts |= {"team": team and team.pk, "former_team": self.team_id}
            self.role, self.team = role, team
            self.save(update_fields=["role", "team"])
            self._trace(Trace.Code.STAFF_CHANGED, by, at, facts)

    @transaction.atomic
    def leave(self, *, by, at):
        """No sign-in, no live session and no token opens anything from now on."""
        self._refuse_if_last()
        if self.left_at is None:
            self.left_at = at
            self.save(update_fields=["left_at"])
            self.person.shut_out(at=at)
            self._trace(Trace.Code.STAFF_LEFT, by, at)

    @transaction.atomic
    def come_back(self, *, by, at):
        """The sign-in works again; tokens have to be issued anew."""
        if self.left_at is not None:
            self.left_at = None
            self.save(update_fields=["left_at"])
            self.person.let_in()
            self._trace(Trace.Code.STAFF_RETURNED, by, at, {"role": self.role})

    def _trace(self, code, by, at, facts=None):
        self.person.traces.create(code=code, by=by, at=at, facts=facts or {})

    @property
    def is_last_administrator(self):
        return list(_administrators()) == [self.pk]

    def _refuse_if_last(self):
        # All of them are locked, or the last two could go at the same moment.
        if list(_administrators().select_for_update(no_key=True)) == [self.pk]:
            raise LastAdministrator


def _administrators():
    at_work = Staff.objects.filter(role=Staff.Role.ADMINISTRATOR, left_at=None)
    return at_work.order_by("pk").values_list("pk", flat=True)
