from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib import tokens

KEYS = {1: b"a" * 32}
NEWER = {**KEYS, 2: b"b" * 32}
SOME_UUID = UUID("8f14e45f-ceea-467f-9575-1c0d6f3a2b10")
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


@given(st.integers(0, 2**63 - 1))
def test_a_reply_token_names_its_ticket(ticket_pk):
    token = tokens.reply_token(ticket_pk, KEYS)

    assert tokens.read_reply_token(token, KEYS) == ticket_pk
    assert tokens.read_reply_token(token.upper(), KEYS) == ticket_pk
    assert token == token.lower()


def test_a_message_id_names_its_ticket_and_letter():
    local = tokens.message_id_local(7, SOME_UUID, KEYS)

    assert tokens.read_message_id_local(local, KEYS) == (7, SOME_UUID)


def test_both_fit_into_a_local_part():
    assert len("support+" + tokens.reply_token(2**63 - 1, KEYS)) <= 64
    assert len(tokens.message_id_local(2**63 - 1, SOME_UUID, KEYS)) <= 64


def test_old_tokens_verify_after_a_new_key():
    old = tokens.reply_token(7, KEYS)
    new = tokens.reply_token(7, NEWER)

    assert old != new
    assert tokens.read_reply_token(old, NEWER) == 7
    assert tokens.read_reply_token(new, NEWER) == 7


def test_a_token_of_a_key_we_never_had_does_not_verify():
    foreign = tokens.reply_token(7, {1: b"z" * 32})
    unknown_version = tokens.reply_token(7, {9: b"a" * 32})

    assert tokens.read_reply_token(foreign, KEYS) is None
    assert tokens.read_reply_token(unknown_version, KEYS) is None


@pytest.mark.parametrize("place", range(32))
@pytest.mark.parametrize("bit", range(5))
def test_no_flipped_bit_verifies(place, bit):
    token = tokens.reply_token(7, KEYS)
    flipped = ALPHABET[ALPHABET.index(token[place]) ^ (1 << bit)]

    assert tokens.read_reply_token(token[:place] + flipped + token[place + 1 :], KEYS) is None


@pytest.mark.parametrize("length", range(32))
def test_no_truncated_token_verifies(length):
    token = tokens.reply_token(7, KEYS)

    assert tokens.read_reply_token(token[:length], KEYS) is None


@pytest.mark.parametrize("text", ["", "=" * 8, "ä" * 32, "a" * 32, "0" * 32, "a" * 5000, "\0"])
def test_nonsense_never_verifies(text):
    assert tokens.read_reply_token(text, KEYS) is None
    assert tokens.read_message_id_local(text, KEYS) is None


def test_the_signature_of_one_ticket_is_worthless_for_another():
    seven, eight = tokens.reply_token(7, KEYS), tokens.reply_token(8, KEYS)

    assert tokens.read_reply_token(eight[:14] + seven[14:], KEYS) is None
    assert tokens.read_reply_token(seven + eight, KEYS) is None


def test_one_purpose_does_not_serve_another():
    payload = (7).to_bytes(8, "big")
    token = tokens.sign("message-id", payload, KEYS[1], 1)

    assert tokens.verify("message-id", token, KEYS, 8) == payload
    assert tokens.read_reply_token(token, KEYS) is None


def test_a_marker_names_its_ticket_however_it_is_written():
    text = f"> Ticket-ID 4821-9375\n> {tokens.marker(7, KEYS).upper()}\n"

    assert [tokens.read_marker(each, NEWER) for each in tokens.markers_in(text)] == [7]


def test_a_marker_is_no_reply_address():
    token = tokens.marker(7, KEYS).removeprefix(tokens.MARK)

    assert tokens.read_reply_token(token, KEYS) is None
    assert tokens.read_marker(tokens.MARK + tokens.reply_token(7, KEYS), KEYS) is None


@pytest.mark.parametrize("place", range(4, 36))
def test_a_marker_with_a_wrong_letter_names_nothing(place):
    marker = tokens.marker(7, KEYS)
    wrong = "a" if marker[place] != "a" else "b"

    assert tokens.read_marker(f"{marker[:place]}{wrong}{marker[place + 1 :]}", KEYS) is None


@pytest.mark.parametrize("text", ["ref-abc", "xref-" + "a" * 32, "ref-" + "a" * 33, "ref-" * 5000])
def test_what_has_not_the_shape_of_a_marker_is_none(text):
    assert tokens.markers_in(text) == []
