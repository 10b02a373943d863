"""IDLE (RFC 2177): the server calls as soon as something happens in the folder.

imap-tools' own loses what the server says in the same breath as its «go ahead»: a mail that came
while we asked, of all things.
"""

from imap_tools.errors import MailboxTaggedResponseError


def idle(box, seconds, bell):
    """Until the server tells of something, the bell rings, or the time is over."""
    client = box.client
    tag = client._command("IDLE")
    has_told = False
    # None is the «go ahead».
    while client._get_response() is not None:
        has_told = True
        if client.tagged_commands[tag]:
            raise MailboxTaggedResponseError(client.tagged_commands.pop(tag), "go ahead")
    if not (has_told or _has_told_more(client)):
        bell.wait_for(client.sock, seconds)
    client.send(b"DONE\r\n")
    box.consume_until_tagged_response(tag)


def _has_told_more(client):
    """Read already, as far as the socket is concerned."""
    # Python 3.14 has another name for it.
    stream = getattr(client, "_file", None) or client.file
    patience = client.sock.gettimeout()
    client.sock.settimeout(0)
    try:
        return bool(stream.peek(1))
    except OSError:
        return False
    finally:
        client.sock.settimeout(patience)
