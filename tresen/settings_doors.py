"""Who is let in, and what a page may load. Nothing here depends on the place."""

from csp.constants import NONE, SELF

AUTH_USER_MODEL = "people.Login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:welcome"
ACCOUNT_ADAPTER = "tresen.mail.doorkeeper.WritingDoorkeeper"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "reset_password": "tresen.mail.doorkeeper.ForgottenForm",
    "reset_password_from_key": "tresen.people.signin.NewPasswordForm",
}
# A mail to an address that we do not know would be sent at any stranger's wish.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Whoever is invited on a Friday has all of Monday. The letter says until when its link works.
PASSWORD_RESET_TIMEOUT = 4 * 24 * 3600

# Guessing is slow from one address, and nobody can lock somebody else out for long. Nor does a
# stranger bury anybody in links for a new password.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,30/5m/key",
    "reset_password": "20/m/ip,3/5m/key,10/d/key",
}
# So many seconds after the sign-in the password is asked again where it matters (people/fresh.py).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
