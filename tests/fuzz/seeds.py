"""Where fuzzing begins: the letters of our tests, and the small forms of what killed others."""

from base64 import encodebytes

from tests.mail.parsing import test_bounces, test_complaints, test_invitations, test_parse
from tests.mail.parsing import winmail as w
from tests.mail.parsing.clients import CLIENTS
from tests.mail.parsing.killers import KILLERS
from tests.mail.parsing.letters import letter, multipart
from tests.mail.parsing.test_protection import PROTECTED, opaque, signed
from tests.mail.parsing.test_winmail import BODIES, FILES, PACKED, enclosed

CALENDAR = test_invitations.calendar(zone=test_invitations.ZONE)
SEEDS = [
    *test_parse.CORPUS,
    *(raw for raw, _new, _folds in CLIENTS.values()),
    *(killer(9) for killer in KILLERS.values()),
    *(raw for raw, _protection, _enclosed in PROTECTED.values()),
    *(multipart(enclosed(w.winmail(body, FILES))) for body in BODIES.values()),
    letter(
        w.winmail(w.properties(w.prop(w.RTF, w.BINARY, PACKED))),
        Content_Type="application/ms-tnef",
    ),
    letter(CALENDAR, Content_Type="text/calendar; method=REQUEST"),
    letter(encodebytes(b"x" * 99), Content_Transfer_Encoding="base64"),
    opaque(signed(b"Subject: x\n\nHallo")),
    test_bounces.report(),
    test_complaints.complaint(),
]
# Words of the grammar, for those who put letters together.
TOKENS = [
    *(token.encode("utf-8", "surrogatepass") for token in test_parse.TOKENS),
    *(b"Content-Type: ", b"Content-Transfer-Encoding: base64\n", b"charset=", b"utf-7", b"\n\n"),
    *(b"multipart/mixed; boundary=e", b"\n--e\n", b"\n--e--", b"message/rfc822", b"=?utf-8?b?"),
    *(b"application/ms-tnef", b"\x78\x9f\x3e\x22", b"BEGIN:VEVENT\n", b"DTSTART:", b"\xff\xfe"),
    *(b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"Am 3.3.26 um 10:11 schrieb Kim:\n", b"-- \n"),
]
