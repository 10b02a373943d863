"""Who is let on the line."""

import pytest

from tresen.lib.networks import networks
from tresen.mail.listening.exchange import Exchange
from tresen.mail.listening.limits import Limits

OURS = networks("192.0.2.0/28")


@pytest.fixture
def call():
    """call("192.0.2.1"): what this caller is told; empty if they stay on the line."""
    exchange = Exchange(Limits(lines=5, lines_of_strangers=4, lines_each=2), OURS)

    def called(peer):
        line = exchange.line(peer)
        if not (refusal := exchange.refusal(line)):
            exchange.lines.add(line)
        return refusal[:9]

    called.exchange = exchange
    return called


def answers(call, *peers):
    return [call(peer) for peer in peers]


def test_a_stranger_has_so_many_lines_and_the_next_one_still_gets_in(call):
    first, second, third, other = answers(call, *["198.51.100.1"] * 3, "198.51.100.2")

    assert (first, second, other) == ("", "", "")
    assert third == "421 4.7.0"


def test_in_ipv6_one_customer_has_many_addresses(call):
    assert answers(call, "2001:db8::1", "2001:db8::2", "2001:db8::3") == ["", "", "421 4.7.0"]
    assert call("2001:db8:0:1::1") == ""


def test_an_ipv4_address_is_the_same_over_an_ipv6_socket(call):
    called = answers(call, "198.51.100.1", "::ffff:198.51.100.1", "198.51.100.1")

    assert called == ["", "", "421 4.7.0"]


def test_our_own_mail_server_finds_a_line_where_strangers_find_none(call):
    strangers = answers(call, *[f"198.51.100.{number}" for number in range(5)])

    assert strangers == ["", "", "", "", "421 4.3.2"]
    assert answers(call, "192.0.2.1", "192.0.2.2") == ["", "421 4.3.2"]


def test_our_own_mail_server_may_have_many_lines(call):
    assert set(answers(call, *["192.0.2.1"] * 5)) == {""}


def test_silence_is_shorter_while_lines_are_scarce(call):
    patient = call.exchange.patience
    answers(call, "198.51.100.1", "198.51.100.2", "198.51.100.3")

    assert call.exchange.patience < patient
