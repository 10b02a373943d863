"""A provider as Microsoft and Google are one: agrees by a code, hands out tokens, turns them."""

import base64
import hashlib
import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

CODE = "the-code"
CHALLENGED = "code_challenge"


class TokenServer(ThreadingHTTPServer):
    """`asked`: what it was asked for. `refusal`: (status, error, description), if it refuses.

    A mail server asks it whose mailbox a key opens: that of `owner`, as long as it is good.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked, self.refusal, self.turns = [], None, True
        self.challenge = None
        self.life = 3600
        self.owner, self.good = "support@tresen.example", set()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/{{tenant}}"

    @property
    def keys_url(self):
        return f"http://127.0.0.1:{self.server_port}/tokeninfo?access_token="

    def withdraw_all(self):
        """The keys that are out open nothing any more, whatever was said about their life."""
        self.good.clear()

    def tell_of(self, key):
        is_good = key in self.good
        return (200, {"email": self.owner}) if is_good else (401, {"error": "invalid_token"})

    def answer(self, asked):
        self.asked.append(asked)
        if self.refusal:
            status, error, description = self.refusal
            return status, {"error": error, "error_description": description}
        if not self._is_right(asked):
            return 400, {"error": "invalid_grant", "error_description": "no"}
        number = len(self.asked)
        # As Microsoft does: `offline_access` was asked for and is not named among the scopes.
        token = {"access_token": f"access-{number}", "token_type": "Bearer", "scope": "IMAP"}
        token["expires_in"] = self.life
        self.good.add(token["access_token"])
        if self.turns or asked["grant_type"] == "authorization_code":
            token["refresh_token"] = f"refresh-{number}"
        return 200, token

    def _is_right(self, asked):
        if asked["grant_type"] == "refresh_token":
            return asked["refresh_token"].startswith("refresh-")
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        proved = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return asked["code"] == CODE and proved == self.challenge


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        self._reply(*self.server.tell_of(asked["access_token"][0]))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        self._reply(*self.server.answer({**asked, "path": self.path}))

    def _reply(self, status, answer):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *args):
        """Quiet."""


@contextmanager
def token_server():
    server = TokenServer()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
