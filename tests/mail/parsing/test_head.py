from tresen.mail.parsing import parse, parse_head

from .letters import letter

RAW = letter("Hallo", Message_ID="<a@b>", In_Reply_To="<c@d>", Date="3 Mar 2026 10:11 +0100")
TOLD = ["from_email", "subject", "message_id", "in_reply_to", "date"]


def test_the_head_tells_what_the_whole_letter_would():
    whole, head = parse(RAW), parse_head(RAW)

    assert [getattr(head, name) for name in TOLD] == [getattr(whole, name) for name in TOLD]


def test_the_letter_is_enclosed_to_the_byte():
    head = parse_head(RAW)
    [enclosed] = head.attachments

    assert (enclosed.filename, enclosed.content_type) == ("Drucker.eml", "message/rfc822")
    assert enclosed.content == RAW
    assert (head.text, head.defects) == ("", ("unreadable",))


def test_what_servers_wrote_above_it_makes_no_other_letter():
    first, second = (b"Received: by %b.example\n" % name + RAW for name in (b"a", b"b"))

    assert parse_head(first).content_hash == parse_head(second).content_hash
    assert parse_head(first).content_hash != parse_head(first + b"!").content_hash


def test_a_head_without_end_is_read_as_far_as_heads_go():
    head = parse_head(b"From: a@b.de\n" + b"X: y\n" * 1_000_000)

    assert head.from_email == "a@b.de"
    assert len(head.attachments[0].content) == 5_000_013
