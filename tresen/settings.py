"""Environment in, constants out. What a customer may choose is a row."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from tresen.engine.cluster import Cluster
from tresen.engine.secret import secret_key
from tresen.lib import logs
from tresen.settings_doors import *  # noqa: F403
from tresen.settings_listener import *  # noqa: F403
from tresen.settings_pickups import *  # noqa: F403
from tresen.settings_post import *  # noqa: F403

env = environ.Env()
HOME = Path(__file__).resolve().parent
TRESEN_DATA = Path(env("TRESEN_DATA", default=str(HOME.parent / "var"))).absolute()
TRESEN_URL = env("TRESEN_URL", default="http://127.0.0.1:8000").rstrip("/")
TRESEN_DEMO_PASSWORD = env("TRESEN_DEMO_PASSWORD", default="tresen-demo")
WEB_THREADS = env.int("TRESEN_WEB_THREADS", default=4)

public = urlsplit(TRESEN_URL)
if public.scheme not in ("http", "https") or not public.hostname:
    raise ImproperlyConfigured(f"TRESEN_URL must look like https://help.example: {TRESEN_URL!r}")

DATABASE_URL = env("DATABASE_URL", default="")
if DATABASE_URL and not os.environ.get("TRESEN_SECRET_KEY"):
    raise ImproperlyConfigured(
        "TRESEN_SECRET_KEY is required with DATABASE_URL: all nodes must share one key."
    )
SECRET_KEY = env("TRESEN_SECRET_KEY", default="") or secret_key(TRESEN_DATA)

database = env.db("DATABASE_URL") if DATABASE_URL else Cluster(TRESEN_DATA).django()
# Django's own default pool holds four connections, whatever the server's threads are.
pool = {"min_size": 1, "max_size": WEB_THREADS + 4, "timeout": 20}
if env("TRESEN_POOL", default="yes") == "no":
    pool = False
DATABASES = {
    "default": {
        **database,
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {**database.get("OPTIONS", {}), "pool": pool},
        # A database that was restarted leaves dead connections in the pool.
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False
ALLOWED_HOSTS = [public.hostname, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [TRESEN_URL]
SECURE = public.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
# How many proxies of ours stand before us: so many addresses of X-Forwarded-For are true.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRESEN_PROXIES", default=0)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# A mail by HTTP (api/mail.py). All else is bound before it is read (files/bound.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 100 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "lucide",
    "procrastinate.contrib.django",
    "template_partials",
    "tresen.apps.TresenConfig",
    "tresen.files",
    "tresen.people",
    "tresen.hours",
    "tresen.house",
    "tresen.customers",
    "tresen.tickets",
    "tresen.costs",
    "tresen.mail",
    "tresen.reports",
    "tresen.desk",
    "tresen.portal",
    "tresen.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tresen.files.bound.RequestSizeMiddleware",
    "tresen.lib.nul.RefuseNulMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tresen.people.language.PersonLanguageMiddleware",
    "tresen.people.arriving.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "tresen.urls"
WSGI_APPLICATION = "tresen.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOME / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tresen.house.context.provider",
            ],
            "builtins": ["django.templatetags.i18n", "lucide.templatetags.lucide"],
        },
    }
]

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [HOME / "locale"]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "static/"
STATICFILES_DIRS = [HOME / "static"]
WHITENOISE_USE_FINDERS = True

LOGGING = logs.DJANGO
logs.configure()

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# What leaves is a letter of the Postausgang, with a text of ours: there is no second way out.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
