"""The listener takes mail for our addresses only, stores it, and then says 250."""

import logging

from aiosmtpd.controller import Controller
from django.conf import settings

from tresen.lib.certificate import Certificate

from .listening.counter import Counter
from .listening.door import Door
from .listening.exchange import Exchange
from .listening.limits import Limits


class Listener(Controller):
    def __init__(self, host, port, *, exchange, certificate):
        super().__init__(Counter(exchange), hostname=host, port=port)
        self.exchange, self.certificate = exchange, certificate

    def factory(self):
        return Door(self.handler, self.exchange, self.certificate)


def listen(host, port, *, limits=None, trusted=None):
    """Open the door. Returns the running listener; `stop()` closes it."""
    # Whoever calls could fill the log with mistakes of their own.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    trusted = settings.TRESEN_SMTP_TRUSTED if trusted is None else trusted
    certificate = Certificate.given(settings.TRESEN_SMTP_CERT, settings.TRESEN_SMTP_KEY)
    exchange = Exchange(limits or Limits(), trusted)
    listener = Listener(host, port, exchange=exchange, certificate=certificate)
    listener.start()
    return listener
