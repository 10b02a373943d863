"""An account on another mail server: how it is reached, and what opens it."""

from ipaddress import ip_address

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.lib.address import NotAnAddress, normalise_domain
from tresen.mail.models import Pickup
from tresen.mail.pickups.connecting import ACCOUNT
from tresen.mail.pickups.providers import PROVIDERS, TENANT
from tresen.people.fresh import SignInAgain

from .dated_field import DatedField
from .pickup_choices import AUTHS, PORTS, SECURITIES, Auth, Protocol, Security
from .pickup_sealing import Sealing

KEPT = gettext_lazy("Empty: it stays as it is. It is never shown.")
OF_PROVIDERS = ("client_id", "client_secret", "client_secret_until", "tenant")


def secret_field(label, **more):
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        required=False, max_length=2000, strip=False, label=label, widget=widget, **more
    )


class PickupForm(SignInAgain, Sealing, forms.ModelForm):
    auth = forms.ChoiceField(choices=AUTHS, initial=Auth.PASSWORD, label=gettext_lazy("Sign-in"))
    protocol = forms.ChoiceField(
        choices=Protocol, initial=Protocol.IMAP, label=gettext_lazy("Protocol")
    )
    host = forms.CharField(
        required=False,
        max_length=255,
        label=gettext_lazy("Server"),
        help_text=gettext_lazy("Empty for Microsoft and Google: theirs."),
    )
    security = forms.ChoiceField(
        choices=SECURITIES, initial=Security.TLS, label=gettext_lazy("Encryption")
    )
    port = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=65535,
        label=gettext_lazy("Port"),
        help_text=gettext_lazy("Empty: the usual one."),
    )
    password = secret_field(gettext_lazy("Password"))
    client_secret = secret_field(gettext_lazy("Client secret"))
    client_secret_until = DatedField(
        required=False,
        label=gettext_lazy("The client secret runs out on"),
        help_text=gettext_lazy("We remind you two weeks before."),
    )

    class Meta:
        model = Pickup
        fields = [
            *("auth", "protocol", "host", "security", "port", "username"),
            *("client_id", "client_secret_until", "tenant"),
            *("folder", "filed_folder", "parked_folder"),
        ]
        labels = {
            "username": gettext_lazy("User name"),
            "client_id": gettext_lazy("Client ID"),
            "tenant": gettext_lazy("Directory (tenant) at Microsoft"),
            "folder": gettext_lazy("Folder that is emptied"),
            "filed_folder": gettext_lazy("Folder for what was filed"),
            "parked_folder": gettext_lazy("Folder for what was parked"),
        }
        help_texts = {
            "username": gettext_lazy("Mostly the mail address."),
            "tenant": gettext_lazy("Its ID or one of its domains. Empty: any organisation."),
            "filed_folder": gettext_lazy("Made where it is missing. POP3 knows no folders."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.former = Pickup.objects.filter(pk=self.instance.pk).first()
        self.fields["password"].help_text = KEPT if self.former else ""
        self.fields["client_secret"].help_text = KEPT if self.former else ""
        # The browser would take the model's word for a wish of the person.
        self.fields["port"].initial = self.former.port if self.former else None
        if not self.former:
            self.initial.pop("port", None)

    @property
    def reached(self):
        return [self[name] for name in ("protocol", "host", "security", "port", "username")]

    @property
    def granted(self):
        return [self[name] for name in OF_PROVIDERS]

    @property
    def folders(self):
        return [self[name] for name in ("folder", "filed_folder", "parked_folder")]

    def clean_host(self):
        host = self.cleaned_data["host"].strip()
        try:
            return str(ip_address(host)) if ":" in host else host and normalise_domain(host)
        except (NotAnAddress, ValueError) as error:
            text = _("Please write only the name of the server, such as imap.example.org.")
            raise forms.ValidationError(text) from error

    def clean_tenant(self):
        tenant = self.cleaned_data["tenant"].strip()
        if tenant and not TENANT.fullmatch(tenant):
            raise forms.ValidationError(_("This is no directory: its ID or a domain of it."))
        return tenant

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            provider = PROVIDERS.get(cleaned["auth"])
            hosts = provider.hosts if provider else {}
            cleaned["host"] = cleaned["host"] or hosts.get(cleaned["protocol"], "")
            cleaned["port"] = cleaned["port"] or PORTS[cleaned["protocol"], cleaned["security"]]
            self._check_account(cleaned)
            self._check_consent(cleaned) if provider else self._check_password(cleaned)
        return cleaned

    def _check_account(self, cleaned):
        for name in ("username", "folder", "filed_folder", "parked_folder"):
            if not cleaned[name].isprintable():
                self.add_error(name, _("Please enter printable characters only."))
        account = {name: cleaned.get(name) for name in ACCOUNT}
        if Pickup.objects.kept().filter(**account).exclude(pk=self.instance.pk).exists():
            self.add_error("username", _("This account is connected already."))
        if not cleaned["host"]:
            self.add_error("host", _("Please name the server."))

    def _check_password(self, cleaned):
        if self._is_elsewhere(cleaned) and not cleaned["password"]:
            text = _("Please enter the password: it goes only to the server it was entered for.")
            self.add_error("password", text)

    def _check_consent(self, cleaned):
        if not cleaned["client_id"]:
            self.add_error("client_id", _("Please enter the client ID of your registration."))
        if cleaned["security"] == Security.NONE:
            self.add_error("security", _("Microsoft and Google speak TLS only."))
