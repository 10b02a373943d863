"""What a subject is about, without the marks of replying and forwarding."""

import re

MARK = re.compile(
    r"^\s{0,4}(?:re|aw|antw|wg|fwd?|sv)(?:\[\d{1,3}\])?\s{0,2}:\s{0,4}", re.IGNORECASE
)


def topic_of(subject: str) -> str:
    topic = subject.strip()
    while (shorter := MARK.sub("", topic)) != topic:
        topic = shorter
    return topic.strip()
