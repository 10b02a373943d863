import os
import socket
from contextlib import suppress

from tresen.cli.children import EVERYWHERE, visible

SIGN_INS = """\
Sign in with the password {password}:
  staff     kim@tresen.example (agent), lea@tresen.example (lead),
            sam@tresen.example (sales), ada@tresen.example (administrator)
  contacts  erika@ondemand.example, bashir@business.example, yuki@enterprise.example
"""


class Greeting:
    """Says where everything is, once, as soon as the web answers."""

    def __init__(self, args):
        self.args = args
        self.was_said = False

    def look(self):
        if not self.was_said and self._web_answers():
            self.was_said = True
            print(self.words(), flush=True)

    def words(self):
        where = f"{visible(self.args.host)}:{{port}}"
        lines = [
            f"Tresen is open at http://{where.format(port=self.args.port)}",
            f"It takes mail at {where.format(port=self.args.smtp_port)} (SMTP).",
        ]
        if self.args.demo:
            password = os.environ.get("TRESEN_DEMO_PASSWORD") or "tresen-demo"
            lines.append(SIGN_INS.format(password=password))
        return "\n".join([*lines, "Ctrl-C closes it."])

    def _web_answers(self):
        host = EVERYWHERE.get(self.args.host, self.args.host).strip("[]")
        question = b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n"
        with suppress(OSError), socket.create_connection((host, self.args.port), 1) as web:
            web.sendall(question)
            return b" 200 " in web.recv(64)
        return False
