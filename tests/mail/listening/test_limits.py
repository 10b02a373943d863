"""What one caller may take, and what they are told when it was enough."""

import pytest

from tests.mail.post import STRANGER, SUPPORT
from tresen.lib.networks import networks
from tresen.mail.models import IncomingMail

LOOPBACK = networks("127.0.0.0/8")
LETTER = b"From: x\r\n\r\nHallo\r\n.\r\n"
LARGE = b"From: x\r\n\r\n" + b"x" * 300_000 + b"\r\n.\r\n"


def told(caller, sender=STRANGER, **options):
    caller.ehlo()
    code, words = caller.mail(sender, [f"{name}={value}" for name, value in options.items()])
    return code, words.split()[0].decode()


def test_the_size_that_we_take_is_announced(ours, opened):
    caller = opened(size=1000)()
    caller.ehlo()

    assert caller.esmtp_features["size"] == "1000"


def test_a_letter_that_is_announced_as_too_large_is_refused_at_once(ours, opened):
    caller = opened(size=1000)()

    assert told(caller, SIZE=1001) == (552, "5.3.4")
    assert told(caller, SIZE=1000) == (250, "2.1.0")


def test_a_letter_that_becomes_too_large_is_refused_and_the_next_is_taken(ours, opened):
    caller = opened(size=1000)()

    assert caller.hand_over(LARGE) == 552
    assert caller.hand_over(LETTER) == 250
    assert IncomingMail.objects.count() == 1


def test_the_size_counts_without_what_smtp_adds(ours, opened):
    caller = opened(size=10)()

    assert caller.hand_over(b"..2345678\r\n.\r\n") == 250
    assert caller.hand_over(b"123456789\r\n.\r\n") == 552


def test_where_there_is_no_room_a_letter_may_come_again(ours, opened):
    call = opened(bytes_waiting_each=1000)

    assert told(call(), SIZE=2000) == (452, "4.3.1")
    assert call().hand_over(LARGE) == 452
    assert call().hand_over(LETTER) == 250


def test_a_line_too_many_is_told_to_call_later(ours, opened):
    call = opened(lines_each=1)
    first, second = call(), call()

    assert (first.greeted, second.greeted) == (220, 421)
    assert second.is_left_alone()
    assert first.hand_over(LETTER) == 250


def test_who_hangs_up_makes_room_for_the_next(ours, opened):
    call = opened(lines_each=1)
    first = call()
    first.quit()

    assert call().greeted == 220


def test_enough_letters_on_one_line_are_enough(ours, opened):
    caller = opened(letters=1)()
    caller.hand_over(LETTER)

    assert told(caller) == (421, "4.7.0")
    assert caller.is_left_alone()


def test_too_many_readers_come_again_in_a_letter_of_their_own(ours, opened):
    caller = opened(recipients=2)()
    caller.ehlo()
    caller.mail(STRANGER)
    codes = [caller.rcpt(SUPPORT)[0] for _ in range(100)]

    assert codes == [250, 250] + [452] * 98
    assert caller.docmd("DATA")[0] == 354


def test_who_only_makes_mistakes_is_left_alone(ours, opened):
    caller = opened(errors=3)()

    assert caller.ask(*[b"GET / HTTP/1.1"] * 3) == [500, 500, 500]
    assert caller.ask(b"POST / HTTP/1.1") == [500]
    assert caller.getreply()[0] == 421
    assert caller.is_left_alone()


def test_who_tries_address_after_address_is_left_alone(ours, opened):
    caller = opened(errors=3)()
    caller.ehlo()
    caller.mail(STRANGER)
    guesses = [caller.rcpt(f"{number}@tresen.example")[0] for number in range(4)]

    assert guesses == [550] * 4
    assert caller.getreply()[0] == 421


def test_who_is_silent_is_told_so_and_left_alone(ours, opened):
    caller = opened(silence=0.2)()

    assert caller.getreply() == (421, b"4.4.2 We have waited long enough, please call again")
    assert caller.is_left_alone()


def test_who_is_silent_within_a_letter_is_left_alone(ours, opened):
    caller = opened(silence=0.2)()
    caller.begin()

    assert caller.getreply()[0] == 421
    assert IncomingMail.objects.count() == 0


def test_who_dribbles_for_ever_is_left_alone(ours, opened):
    caller = opened(altogether=0.5)()
    caller.begin()
    with pytest.raises(OSError):
        while True:
            caller.sock.sendall(b"x")

    assert IncomingMail.objects.count() == 0


def test_our_own_mail_server_brings_as_much_as_it_likes(ours, opened):
    limits = {"lines_each": 1, "letters": 1, "errors": 1, "bytes_waiting_each": 1000}
    call = opened(trusted=LOOPBACK, **limits)
    first, second = call(), call()
    second.ask(b"x", b"x", b"x")

    assert [first.hand_over(LETTER), first.hand_over(LETTER)] == [250, 250]
    assert second.hand_over(LARGE) == 250
