"""What must be right before anything starts. Each complaint is one plain sentence."""

import errno
import socket
from contextlib import closing

from tresen.engine.errors import EngineError
from tresen.lib.certificate import BadCertificate, Certificate

LOCAL = {"127.0.0.1", "localhost", "::1"}
PORTS = range(1, 65_536)


def check(args, environ):
    if args.demo and args.host not in LOCAL and not environ.get("TRESEN_DEMO_PASSWORD"):
        raise EngineError(
            f"Others can reach {args.host}: set TRESEN_DEMO_PASSWORD, "
            "so that the demonstration's sign-ins are not known to everybody."
        )
    if environ.get("DATABASE_URL") and not environ.get("TRESEN_SECRET_KEY"):
        raise EngineError(
            "TRESEN_SECRET_KEY is required with DATABASE_URL: all nodes must share one key."
        )
    _check_certificate(environ.get("TRESEN_SMTP_CERT", ""), environ.get("TRESEN_SMTP_KEY", ""))
    _check_port(args.host, args.port, "--port")
    _check_port(args.host, args.smtp_port, "--smtp-port")


def _check_certificate(cert, key):
    try:
        Certificate.given(cert, key)
    except BadCertificate as error:
        raise EngineError(str(error)) from error


def _check_port(host, port, option):
    if port not in PORTS:
        raise EngineError(f"{option} must be a number from 1 to 65535, not {port}.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with closing(socket.socket(family, kind, protocol)) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except OSError as error:
        raise EngineError(_why(host, port, option, error)) from error


def _why(host, port, option, error):
    if getattr(error, "errno", None) == errno.EADDRINUSE:
        return f"Port {port} is in use by another program: choose another one with {option}."
    if getattr(error, "errno", None) == errno.EACCES:
        return f"Port {port} is reserved for root: choose one above 1023 with {option}."
    return f"Nothing can listen at {host}, port {port}: {error}."
