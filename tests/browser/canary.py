"""A server of somebody else's, plain and encrypted: it hears whoever looks."""

import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.lib.certificates import make_pair

GIF = b"GIF89a\1\0\1\0\0\0\0!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\0;"


@dataclass
class Canary:
    plain: str = ""
    encrypted: str = ""
    # (path, referrer, cookie) of each request.
    heard: list = field(default_factory=list)

    @property
    def paths(self):
        return {path for path, *_ in self.heard}


@contextmanager
def singing(directory):
    canary = Canary()
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), _listener(canary)) for _ in range(2)]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*make_pair(directory, "127.0.0.1"))
    servers[1].socket = context.wrap_socket(servers[1].socket, server_side=True)
    canary.plain, canary.encrypted = (f"127.0.0.1:{each.server_port}" for each in servers)
    for server in servers:
        Thread(target=server.serve_forever, daemon=True).start()
    yield canary
    for server in servers:
        server.shutdown()
        server.server_close()


def _listener(canary):
    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            told = self.headers.get("Referer"), self.headers.get("Cookie")
            canary.heard.append((self.path, *told))
            self.send_response(200)
            self.send_header("Content-Type", "image/gif")
            self.end_headers()
            self.wfile.write(GIF)

        def log_message(self, *told):
            pass

    return Listener
