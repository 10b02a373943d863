"""How the mail of a message looks beyond its words, and which of its files are part of the look."""

# Prefetching knows this one, and not that of functools: it would ask for each message.
from django.utils.functional import cached_property

from tresen.lib.foreign_html import says_more
from tresen.lib.foreign_pictures import cids_in, pictures_elsewhere

from .excerpt import begins_with_a_quote, is_nothing_but_a_quote

# What a frame shows; anything else is a file, whatever the mail wants with it.
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}

# More files than these are folded: the words of the next message would be far below.
AT_ONCE = 10


class Formatted:
    # `readable_by` says it of its reader: what a mail quotes was said before they were let in.
    hides_quotes = False

    @property
    def comes_from_outside(self):
        """Its HTML is a stranger's. That of staff is made from their Markdown, by ourselves."""
        return self.side != self.Side.STAFF

    @property
    def own_text(self):
        """Some mails are nothing but a quote."""
        return "" if self.hides_quotes and self._only_quotes else self.text

    @property
    def _only_quotes(self):
        by_mail = self.origin == self.Origin.MAIL
        return is_nothing_but_a_quote(self.text) or by_mail and begins_with_a_quote(self.text)

    @property
    def whole_text(self):
        """With what its program quoted, where that is more than its text."""
        return "" if self.hides_quotes else self.full_text

    @property
    def whole_html(self):
        """Where quotes begin in it nobody can tell for sure."""
        return "" if self.hides_quotes and self.comes_from_outside else self.html

    @cached_property
    def is_formatted(self):
        return self.comes_from_outside and says_more(self.whole_html)

    @cached_property
    def pictures_elsewhere(self):
        return pictures_elsewhere(self.html_with_pictures)

    @cached_property
    def enclosed(self):
        """Pages prefetch it."""
        return list(self.attachments.all())

    @cached_property
    def files(self):
        return [each for each in self.enclosed if not self._shows(each)]

    @property
    def files_at_once(self):
        return self.files[:AT_ONCE]

    @property
    def files_folded(self):
        return self.files[AT_ONCE:]

    @cached_property
    def pictures_within(self):
        """The logo of a signature is no file that anybody sent."""
        return [each for each in self.enclosed if self._shows(each)]

    def _shows(self, attachment):
        is_picture = attachment.content_type.lower() in SHOWN
        return is_picture and attachment.content_id in self._cids

    @cached_property
    def _cids(self):
        return cids_in(self.html) if self.comes_from_outside else set()
