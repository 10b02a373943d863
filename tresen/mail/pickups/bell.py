import select
import socket
import threading


class Bell:
    """Wakes one thread, whether it sleeps or listens to a server."""

    def __init__(self):
        self._rung = threading.Event()
        self._hears, self._rings = socket.socketpair()

    @property
    def is_rung(self):
        return self._rung.is_set()

    def ring(self):
        self._rung.set()
        self._rings.send(b"!")

    def wait(self, seconds):
        self._rung.wait(seconds)

    def wait_for(self, line, seconds):
        """Until this socket has something to read, the bell rings, or the time is over."""
        poll = select.poll()
        poll.register(line, select.POLLIN)
        poll.register(self._hears, select.POLLIN)
        poll.poll(seconds * 1000)
