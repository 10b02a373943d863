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
ACCOUNT_ADAPTER = "tresen.people.signin.Doorkeeper"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"reset_password_from_key": "tresen.people.signin.NewPasswordForm"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A mail to an address that we do not know would be sent at any stranger's wish.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False

# Guessing is slow from one address, and nobody can lock somebody else out for long.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,30/5m/key"}

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
