"""Callers who behave badly: nothing of theirs is lost by us, and nobody else is kept waiting."""

import socket

import pytest

from tests.mail.post import STRANGER, SUPPORT, mail
from tresen.mail.models import IncomingMail

MEGABYTE = 1024 * 1024


def kept():
    return [bytes(mail.blob.data) for mail in IncomingMail.objects.select_related("blob")]


def test_a_letter_that_is_cut_off_is_none(caller, opened):
    caller.begin()
    caller.send(b"From: x\r\n\r\nHalf a lett")
    caller.sock.shutdown(socket.SHUT_WR)

    assert caller.is_left_alone()
    assert kept() == []


@pytest.mark.parametrize("end", [b"\n.\n", b"\r.\r", b"\n.\r\n", b"\r\n.\n", b"\r\n.\r"])
def test_nobody_smuggles_a_second_letter_behind_an_end_that_is_none(caller, end):
    second = b"MAIL FROM:<ceo@bank.example>\r\nRCPT TO:<support@tresen.example>\r\nDATA\r\nPay\r\n"
    code = caller.hand_over(b"From: x\r\n\r\nHello" + end + second + b".\r\nQUIT\r\n.\r\n")

    assert (code, len(kept())) == (250, 1)
    assert IncomingMail.objects.get().envelope_from == STRANGER


def test_eight_bits_without_a_word_of_them_are_kept_as_they_came(caller):
    text = "Betreff: Büro\r\n\r\nGrüße".encode("latin-1") + b"\0\xff\r\n"

    assert caller.hand_over(text + b".\r\n") == 250
    assert kept() == [text]


def test_bare_line_ends_and_very_long_lines_are_kept_as_they_came(caller):
    text = b"From: x\n\nA\rB\n" + b"long " * 300_000 + b"\r\n"

    assert caller.hand_over(text + b".\r\n") == 250
    assert kept() == [text]


def test_who_talks_without_waiting_is_understood(caller):
    letter = mail(STRANGER).replace(b"\n", b"\r\n") + b"."
    lines = [b"EHLO x", b"MAIL FROM:<a@b.example>", b"RCPT TO:<support@tresen.example>", b"DATA"]
    asked = caller.ask(*lines, letter, b"NOOP", b"QUIT")

    assert asked == [250, 250, 250, 354, 250, 250, 221]
    assert len(kept()) == 1


@pytest.mark.parametrize(
    ("command", "codes"),
    [
        (b"BDAT 5 LAST", {500}),
        (b"AUTH PLAIN AGFkYQBzZWNyZXQ=", {500}),
        (b"EXPN staff", {502}),
        (b"DATA", {503}),
        (b"RCPT TO:<support@tresen.example>", {503}),
        (b"MAIL FROM:<a\0b@c.example>", {553}),
        (b"MAIL FROM:<" + b"a" * 400 + b"@c.example>", {553}),
        (b"NOOP " + b"x" * 2000, {500}),
        (b"NOOP " + b"x" * 200_000, {500}),
        (b"\xff\xfe", {500}),
        (b"", {500}),
    ],
)
def test_what_we_do_not_take_is_refused_and_the_talk_goes_on(caller, command, codes):
    caller.ehlo()

    assert set(caller.ask(command)) == codes
    assert caller.ask(b"NOOP") == [250]


def test_of_an_address_it_says_nothing_before_there_is_a_letter_for_it(caller):
    caller.ehlo()

    assert caller.vrfy(SUPPORT) == caller.vrfy("nobody@tresen.example")


@pytest.mark.parametrize("address", ["victim@elsewhere.example", '"x@elsewhere"@elsewhere.example'])
def test_nothing_is_handed_on_to_others(caller, address):
    caller.ehlo()
    caller.mail(STRANGER)

    assert caller.rcpt(address) == (550, b"5.1.1 No such address here")


def test_a_sender_that_is_no_utf8_is_heard(caller):
    caller.ehlo()
    assert caller.ask(b"MAIL FROM:<m\xfcller@c.example>") == [250]
    caller.rcpt(SUPPORT)
    caller.docmd("DATA")
    caller.ask(b"From: x\r\n\r\nHallo\r\n.")

    assert IncomingMail.objects.get().envelope_from == "m\ufffdller@c.example"


def test_every_reply_carries_its_enhanced_code(caller):
    caller.ehlo()
    replies = [caller.noop(), caller.docmd("DATA"), caller.docmd("MAIL", "FROM"), caller.vrfy("x")]

    assert caller.has_extn("enhancedstatuscodes")
    assert [words.split()[0] for _, words in replies] == [b"2.0.0", b"5.5.1", b"5.5.4", b"2.1.5"]


def test_who_has_greeted_with_helo_speaks_plain_smtp(caller):
    assert caller.helo()[0] == 250
    assert caller.ask(b"MAIL FROM:<a@b.example> SIZE=10") == [501]
    assert caller.ask(b"MAIL FROM:<a@b.example>") == [250]


def test_one_who_says_nothing_keeps_nobody_waiting(ours, opened):
    call = opened()
    silent = [call() for _ in range(5)]
    silent[0].begin()

    assert call().hand_over(b"From: x\r\n\r\nHallo\r\n.\r\n") == 250
