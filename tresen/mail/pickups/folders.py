"""The folders of an IMAP account: found, made, and filled without a loss."""

import re
from contextlib import suppress

from imap_tools.errors import (
    MailboxCopyError,
    MailboxFlagError,
    MailboxFolderCreateError,
    MailboxFolderSubscribeError,
)
from imap_tools.utils import check_command_status, encode_folder

# Of the first namespace, which is one's own: (("INBOX." ".")) NIL NIL.
PERSONAL = re.compile(rb'\(\("([^"]*)" (?:"(.)"|NIL)')


class Folders:
    def __init__(self, box):
        self._box = box
        self._made = {}

    def names(self):
        listed = self._box.folder.list()
        return [each.name for each in listed if r"\Noselect" not in each.flags]

    def missing(self, folders):
        """Of these the ones that nobody has made."""
        there = self.names()
        return [folder for folder in folders if self.called(folder) not in there]

    def put_away(self, uids, folder):
        """By MOVE (RFC 6851), or a copy, and the original only flagged as deleted."""
        target = self._made_if_missing(folder)
        if "MOVE" in self._box.client.capabilities:
            self._box.move(uids, target)
        else:
            self._copy_and_flag(uids, target)

    def called(self, folder):
        """`Support/Filed` as this server spells it: some have all folders below INBOX."""
        prefix, delimiter = self._namespace()
        if delimiter:
            folder = folder.replace("/", delimiter)
        return folder if folder.startswith(prefix) else f"{prefix}{folder}"

    def _made_if_missing(self, folder):
        if folder not in self._made:
            name = self.called(folder)
            if not self._box.folder.exists(name):
                self._make(name)
            self._made[folder] = name
        return self._made[folder]

    def _make(self, name):
        try:
            self._box.folder.create(name)
        except MailboxFolderCreateError:
            # Somebody else made it just now; otherwise it is a fault.
            if not self._box.folder.exists(name):
                raise
        with suppress(MailboxFolderSubscribeError):
            self._box.folder.subscribe(name, True)  # noqa: FBT003

    def _namespace(self):
        if "NAMESPACE" in self._box.client.capabilities:
            _, (answer, *_) = self._box.client.namespace()
            if found := PERSONAL.search(answer or b""):
                return found[1].decode(), (found[2] or b"").decode()
        (root, *_) = [*self._box.folder.list("", ""), None]
        return "", root.delim if root and root.delim != "NIL" else ""

    def _copy_and_flag(self, uids, target):
        # Killed between the two we copy once more, but never what is flagged already.
        flagged = set(self._box.uids("DELETED", charset=None))
        if rest := ",".join(uid for uid in uids if uid not in flagged):
            copied = self._box.client.uid("COPY", rest, encode_folder(target))
            check_command_status(copied, MailboxCopyError)
            stored = self._box.client.uid("STORE", rest, "+FLAGS.SILENT", r"(\Deleted)")
            check_command_status(stored, MailboxFlagError)
