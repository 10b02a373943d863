"""What a browser finds in some HTML."""

from html.parser import HTMLParser


class Marks(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.addresses = set(), set(), []
        # In no order: neither has the cleaner one.
        self.meaning = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.addresses += [value for name, value in attrs if name in ("href", "src")]
        self.meaning.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.meaning.append(tag)

    def handle_data(self, data):
        self.meaning.append(data)


def meaning_of(html):
    return Marks(html).meaning
