"""The numbers that mail servers add to their words (RFC 3463), where aiosmtpd leaves them out."""

import re

CODES = {
    "221": "2.0.0",
    "250": "2.0.0",
    "252": "2.1.5",
    "454": "4.7.0",
    "500": "5.5.2",
    "501": "5.5.4",
    "502": "5.5.1",
    "503": "5.5.1",
    "552": "5.3.4",
    "553": "5.1.3",
    "555": "5.5.4",
}
CODED = re.compile(r"\d{3} \d\.\d{1,3}\.\d{1,3} ")


def coded(status):
    code = CODES.get(status[:3])
    if code is None or CODED.match(status):
        return status
    return f"{status[:3]} {code} {status[4:]}"
