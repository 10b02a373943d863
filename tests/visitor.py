"""Whoever visits in a test: signed in by one row, where Django's own way asks fifteen times."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string


class Visitor(Client):
    def _login(self, user, backend=None):
        """Below `force_login` (`login` asks for the password as ever)."""
        known = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        kept = SessionStore(get_random_string(32))
        kept.model.objects.create(
            session_key=kept.session_key,
            session_data=kept.encode(known),
            expire_date=timezone.now() + timedelta(days=1),
        )
        self.cookies[settings.SESSION_COOKIE_NAME] = kept.session_key


@pytest.fixture
def client():
    return Visitor()
