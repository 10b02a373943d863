MARKS = dict.fromkeys(map(ord, "*`"))


def excerpt(text):
    """What lists show of a message: its first words, without the marks of Markdown."""
    return " ".join(text[:1000].translate(MARKS).split())[:200].replace("\0", "")
