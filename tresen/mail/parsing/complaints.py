"""Reports of abuse (RFC 5965): a reader's mail provider says that a letter of ours is unwanted."""

from .bounces import original_id, value_of
from .headers import read_headers
from .letter import Complaint
from .parts import Part

REPORTED = "message/feedback-report"
ABOUT = ("original-rcpt-to", "removal-recipient", "original-recipient")


def find_complaint(root: Part, text: str) -> Complaint | None:
    leaves = list(root.leaves())
    report = next((leaf for leaf in leaves if leaf.type.value == REPORTED), None)
    if report is None:
        return None
    content = report.content([])
    headers, _ = read_headers(content, 0, len(content), [])
    recipients = (value_of(headers, name).strip("<>") for name in ABOUT)
    return Complaint(
        kind=headers.text("feedback-type").lower()[:40],
        recipient=next(filter(None, recipients), ""),
        message_id=original_id(leaves, text),
    )
