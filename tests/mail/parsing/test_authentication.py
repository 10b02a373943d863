from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import judge, parse

from .letters import letter

TRUSTED = ["mx.example"]
TELLING = list(';="()\\@./ \t') + ["mx.example", "dmarc", "dkim", "spf", "pass", "fail", "header.d"]


def verdict(*results, sender="erika@bank.example", **headers):
    """Of a letter that bears these results, the topmost first."""
    head = "".join(f"Authentication-Results: {result}\n" for result in results)
    return judge(parse(head.encode() + letter(From=sender, **headers)), trusted=TRUSTED)


SAYS = {
    "dmarc": ("dmarc=pass header.from=bank.example", "verified"),
    "dmarc of another": ("dmarc=pass header.from=evil.example", "forged"),
    "no dmarc of another": ("dmarc=none header.from=evil.example", "forged"),
    "dmarc of one below": ("dmarc=pass header.from=guest.bank.example", "unknown"),
    "dmarc of the parent": ("dmarc=pass header.from=example", "unknown"),
    "dmarc of nobody": ("dmarc=pass", "unknown"),
    "dmarc=none": ("dmarc=none header.from=bank.example", "unknown"),
    "dmarc=temperror": ("dmarc=temperror header.from=bank.example", "unknown"),
    "dmarc=bestguesspass": ("dmarc=bestguesspass header.from=bank.example", "unknown"),
    "dmarc=fail": ("dmarc=fail header.from=bank.example", "forged"),
    "dmarc=fail of nobody": ("dmarc=fail", "forged"),
    "dkim": ("dkim=pass header.d=bank.example", "verified"),
    "dkim of another": ("dkim=pass header.d=evil.example", "unknown"),
    "dkim of a look-alike": ("dkim=pass header.d=evilbank.example", "unknown"),
    "dkim of a longer name": ("dkim=pass header.d=bank.example.evil.example", "unknown"),
    "dkim of one below": ("dkim=pass header.d=guest.bank.example", "unknown"),
    "dkim of everybody": ("dkim=pass header.d=example", "unknown"),
    "dkim by its user": ("dkim=pass header.i=@bank.example", "unknown"),
    "dkim=fail": ("dkim=fail header.d=bank.example", "unknown"),
    "spf": ("spf=pass smtp.mailfrom=bounce@bank.example", "verified"),
    "spf of a domain": ("spf=pass smtp.mailfrom=bank.example", "verified"),
    "spf of another": ("spf=pass smtp.mailfrom=x@evil.example", "unknown"),
    "spf by the greeting": ("spf=pass smtp.helo=bank.example", "unknown"),
    "spf of no one": ("spf=pass smtp.mailfrom=<>", "unknown"),
    "spf=softfail": ("spf=softfail smtp.mailfrom=bank.example", "unknown"),
    "rewritten sender": ("spf=pass smtp.mailfrom=SRS0=a=b=evil.example=x@bank.example", "verified"),
    "other method": ("iprev=pass header.d=bank.example", "unknown"),
    "none": ("none", "unknown"),
    "two, one of them good": (
        "dkim=fail header.d=bank.example; dkim=pass header.d=bank.example",
        "verified",
    ),
    "pass and fail": (
        "dkim=pass header.d=bank.example; dmarc=fail header.from=bank.example",
        "forged",
    ),
}


@pytest.mark.parametrize(("statements", "expected"), SAYS.values(), ids=SAYS)
def test_what_a_trusted_server_says_counts(statements, expected):
    assert verdict(f"mx.example; {statements}") == expected


WRITTEN = {
    "upper case": "MX.Example; DKIM=Pass Header.D=Bank.EXAMPLE",
    "folded": "mx.example;\n dkim=pass\n\theader.d=bank.example",
    "folded before the name": "\n mx.example; dkim=pass header.d=bank.example",
    "version": "mx.example 1; dkim=pass header.d=bank.example",
    "version of a method": "mx.example; dkim/1=pass header.d=bank.example",
    "no blanks": "mx.example;dkim=pass header.d=bank.example;spf=none",
    "end": "mx.example; dkim=pass header.d=bank.example;",
    "comments": "(a) mx.example (b (c)); (d) dkim=pass (e \\) f) header.d=bank.example (g)",
    "comment at the result": "mx.example; dmarc=pass(p=none dis=none) header.from=bank.example",
    "quoted": 'mx.example; dkim=pass reason="2; \\"k" header.d=bank.example',
    "quotes in a comment": 'mx.example; dkim=fail ("a (b") ; spf=pass smtp.mailfrom=bank.example',
    "Gmail": "mx.example; dkim=pass header.i=@bank.example header.s=a header.b=x/+=; spf=pass "
    "(mx.example: domain of a@bank.example designates 192.0.2.1 as permitted sender) "
    "smtp.mailfrom=a@bank.example; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=bank.example",
    "Fastmail": "mx.example; bimi=skipped (DMARC Policy is not at enforcement); dmarc=pass "
    "policy.published-domain-policy=none (p=none,d=none) header.from=bank.example; "
    "iprev=pass smtp.remote-ip=2001:db8::1 (mail.bank.example); x-ptr=pass policy.ptr=a",
}


@pytest.mark.parametrize("header", WRITTEN.values(), ids=WRITTEN)
def test_headers_are_read_as_servers_write_them(header):
    assert verdict(header) == "verified"


SMUGGLED = {
    "bracket": "dkim=pass header.d=bank.example(.evil.example",
    "two brackets": "dkim=pass header.d=bank.example(a).evil.example",
    "bracket and property": "dkim=pass header.d=bank.example(a)header.x=y.evil.example",
    "bracket at the mailfrom": "spf=pass smtp.mailfrom=a@bank.example(.evil.example",
    "quote": "spf=pass smtp.mailfrom=a@bank.example'@evil.example",
    "quoted local part": 'spf=pass smtp.mailfrom="; dkim=pass header.d=bank.example "@evil.example',
    "quoted address": 'spf=pass smtp.mailfrom="a@bank.example"',
    "open quote": 'spf=pass smtp.mailfrom="; dkim=pass header.d=bank.example',
    "local part in a comment": 'spf=none (of "); dkim=pass header.d=bank.example; spf=none ("@e.e)',
    "semicolon": "spf=pass smtp.mailfrom=a@bank.example;.evil.example",
    "semicolon and result": "spf=pass smtp.mailfrom=a@bank.example;x=y.evil.example",
    "vertical tab": "dkim=pass header.d=bank.example\x0bheader.x=y.evil.example",
    "other blank": "dkim=pass header.d=bank.example\xa0header.x=y.evil.example",
    "NUL": "dkim=pass header.d=bank.example\0header.x=y.evil.example",
    "Kelvin": "dkim=pass header.d=ban\u212a.example",
    "said twice": "dkim=pass header.d=bank.example header.d=evil.example",
    "not a pair": "dkim=pass header.d=bank.example evil",
    "a name that is none": "dkim=pass header.d=.bank.example",
    "comment": "dkim=none (dkim=pass header.d=bank.example)",
    "property": "arc=pass dkim=pass header.d=bank.example",
    "no fold": "dkim=none;\ndkim=pass header.d=bank.example\nX: y",
}


@pytest.mark.parametrize("statements", SMUGGLED.values(), ids=SMUGGLED)
def test_what_a_sender_smuggles_into_a_trusted_header_does_not_count(statements):
    assert verdict(f"mx.example; {statements}") == "unknown"


@pytest.mark.parametrize(
    ("charset", "smuggled"),
    [
        ("utf-7", "bank.example+ACA-header.x+AD0-y.evil.example"),
        ("hz-gb-2312", "bank.example~\n header.x=y.evil.example"),
    ],
)
def test_no_charset_of_the_sender_turns_a_header_into_another(charset, smuggled):
    header = f"mx.example; dkim=pass header.d={smuggled}"

    assert verdict(header, Content_Type=f"text/plain; charset={charset}") == "unknown"


@pytest.mark.parametrize(
    "header",
    [
        'mx.example; spf=none smtp.mailfrom="; dmarc=fail header.from=bank.example',
        "mx.example; spf=none smtp.mailfrom=(x; DMARC = Fail",
        "mx.example; dmarc=fail (p=none)(dis=none) header.from=bank.example",
    ],
)
def test_nobody_hides_a_failure_by_making_the_header_illegible(header):
    assert verdict(header) == "forged"


GOOD = "dmarc=pass header.from=bank.example"
BAD = "dmarc=fail header.from=bank.example"


@pytest.mark.parametrize(
    "header",
    [
        f"evil.example; {GOOD}",
        f"mx.example.evil.example; {GOOD}",
        f"evil.mx.example; {GOOD}",
        f"evil.example (mx.example); {GOOD}",
        f"(mx.example)evil.example; {GOOD}",
        f'"mx.example"; {GOOD}',
        f"mx.example 2; {GOOD}",
        f"; {GOOD}",
        GOOD,
        "",
        "evil.example; dmarc=fail",
    ],
)
def test_other_servers_are_not_heard(header):
    assert verdict(header) == "unknown"


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "unknown"),
        ([f"mx.example; {GOOD}", f"mx.example; {BAD}"], "verified"),
        ([f"mx.example; {BAD}", f"mx.example; {GOOD}"], "forged"),
        (["mx.example; none", f"mx.example; {GOOD}"], "unknown"),
        ([f"evil.example; {BAD}", f"mx.example; {GOOD}"], "verified"),
        ([f"evil.example; {GOOD}"] * 10_000, "unknown"),
        ([f"evil.example; {BAD}"] * 10_000 + [f"mx.example; {GOOD}"], "verified"),
    ],
)
def test_only_the_topmost_header_of_a_trusted_server_counts(results, expected):
    assert verdict(*results) == expected


@pytest.mark.parametrize(
    ("sender", "domain", "expected"),
    [
        ("Erika <erika@BANK.example>", "bank.example", "verified"),
        ("erika@news.bank.example", "bank.example", "verified"),
        ("erika@a.b.bank.example", "bank.example", "verified"),
        ("erika@evilbank.example", "bank.example", "unknown"),
        ("erika@bank.example.evil.example", "bank.example", "unknown"),
        ("erika@bücher.example", "xn--bcher-kva.example", "verified"),
        ("erika@bаnk.example", "bank.example", "unknown"),
        ('"erika@bank.example" <x@evil.example>', "bank.example", "unknown"),
        ("erika@bank.example <x@evil.example>", "bank.example", "unknown"),
        ("erika@example", "example", "verified"),
        ("erika@[192.0.2.1]", "bank.example", "unknown"),
    ],
)
def test_a_server_speaks_for_its_domain_and_those_below(sender, domain, expected):
    assert verdict(f"mx.example; dkim=pass header.d={domain}", sender=sender) == expected


UNCLEAR = {
    "repeated": "From: erika@bank.example\nFrom: x@evil.example",
    "several": "From: erika@bank.example, x@evil.example",
    "without a comma": "From: <erika@bank.example><x@evil.example>",
    "encoded": "From: =?utf-8?q?erika=40bank.example?=",
    "none": "From: bank.example",
    "missing": "Sender: erika@bank.example",
}


@pytest.mark.parametrize("sender", UNCLEAR.values(), ids=UNCLEAR)
@pytest.mark.parametrize("results", ["none", GOOD, "dkim=pass header.d=evil.example"])
def test_who_shows_our_server_another_sender_than_us_is_nobody(sender, results):
    raw = f"Authentication-Results: mx.example; {results}\n{sender}\n\nJa".encode()

    assert judge(parse(raw), trusted=TRUSTED) == "forged"
    assert judge(parse(raw), trusted=[]) == "unknown"


def test_who_trusts_nobody_believes_nobody():
    raw = f"Authentication-Results: mx.example; {GOOD}\nFrom: a@bank.example\n\nJa".encode()

    assert judge(parse(raw), trusted=[]) == "unknown"
    assert judge(parse(raw.replace(b"mx.example", b"")), trusted=[""]) == "unknown"


@given(st.lists(st.text() | st.lists(st.sampled_from(TELLING)).map("".join)))
def test_whatever_is_written_there_gives_a_verdict(results):
    named = [f"mx.example;{result}" for result in results]
    mail = replace(parse(letter()), authentication_results=(*results, *named))

    assert judge(mail, trusted=TRUSTED) in ("verified", "forged", "unknown")
