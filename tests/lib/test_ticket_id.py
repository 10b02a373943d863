import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib import ticket_id
from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit

KEY = b"k" * 32
sequences = st.integers(0, 9_999_999)


@given(sequences)
def test_a_number_has_eight_digits_and_reads_back(sequence):
    number = ticket_id.number(sequence, KEY)

    assert len(number) == 8
    assert ticket_id.read(ticket_id.show(number)) == number


def test_ten_thousand_tickets_have_ten_thousand_numbers():
    numbers = {ticket_id.number(sequence, KEY) for sequence in range(10_000)}

    assert len(numbers) == 10_000


def test_the_permutation_hits_every_number_of_a_small_space_once():
    drawn = {ticket_id._permuted(value, 1000, KEY) for value in range(1000)}

    assert drawn == set(range(1000))


def test_neighbours_look_unrelated():
    bodies = [int(ticket_id.number(sequence, KEY)[:7]) for sequence in range(200)]
    near = [a for a, b in zip(bodies, bodies[1:], strict=False) if abs(a - b) < 1000]

    assert len(near) < 5


def test_another_key_gives_another_order():
    assert ticket_id.number(1, KEY) != ticket_id.number(1, b"other" * 4)


@pytest.mark.parametrize("sequence", [10_000_000, 10_000_001, 109_999_999])
def test_after_ten_million_the_numbers_grow_and_still_read(sequence):
    number = ticket_id.number(sequence, KEY)

    assert len(number) == 9
    assert ticket_id.read(ticket_id.show(number)) == number


@given(sequences, st.integers(0, 7), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(sequence, place, shift):
    number = ticket_id.number(sequence, KEY)
    wrong = str((int(number[place]) + shift) % 10)

    with pytest.raises(WrongCheckDigit):
        ticket_id.read(number[:place] + wrong + number[place + 1 :])


@given(sequences, st.integers(0, 6))
def test_every_swap_of_neighbours_is_found(sequence, place):
    digits = list(ticket_id.number(sequence, KEY))
    swapped = digits.copy()
    swapped[place : place + 2] = reversed(digits[place : place + 2])
    if swapped != digits:
        with pytest.raises(WrongCheckDigit):
            ticket_id.read("".join(swapped))


@pytest.mark.parametrize(
    "typed",
    [
        "8363-4929",
        "83634929",
        " 8363 4929 ",
        "#8363-4929",
        "8363\u20114929",
        "8363\u20134929",
        "[8363-4929]",
        "(8363 4929)",
        "T-8363-4929",
        "t83634929",
        "[Ticket 8363-4929]",
        "Ticket-ID 8363-4929",
    ],
)
def test_people_may_type_it_in_many_ways(typed):
    assert ticket_id.read(typed) == "83634929"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hallo",
        "T-",
        "[]",
        "x8363-4929",
        "8363-492",
        "8363--4929",
        "٨٣٦٣-٤٩٢٩",
        "83634929x",
        "1" * 40,
    ],
)
def test_what_is_no_ticket_id_is_told_from_a_mistyped_one(typed):
    with pytest.raises(NotATicketId):
        ticket_id.read(typed)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Siehe 8363-4929 und 0889-3017, nochmals 8363-4929.", ["83634929", "08893017"]),
        ("Ticket 83634929 ist gemeint", ["83634929"]),
        ("Ticket-ID: 83634929", ["83634929"]),
        ("TICKETNUMMER 83634929", ["83634929"]),
        ("Re: [#83634929] Drucker", ["83634929"]),
        ("Ticket (8363-4929)", ["83634929"]),
        ("Ticket 38908-9972", ["389089972"]),
        ("https://support.example/tickets/8363-4929/", ["83634929"]),
        ("Rechnung 83634929", []),
        ("Telefon 0211/8363-4929", []),
        ("Auftrag A8363-4929", []),
        ("8363-4929-1", []),
        ("8363-4928", []),
        ("Ticket 83634928", []),
        ("Zertifikat12 sticket 83634929", []),
    ],
)
def test_only_what_looks_meant_is_proposed(text, named):
    assert ticket_id.named_in(text) == named
