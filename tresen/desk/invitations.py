from allauth.account.forms import ResetPasswordForm

from tresen.people.models import Login


def invite(request, person, email):
    """Let a person in: the mail brings the link under which they choose their password."""
    if not hasattr(person, "login"):
        Login.objects.admit(person, email=email)
    form = ResetPasswordForm({"email": person.login.email})
    if form.is_valid():
        form.save(request)
