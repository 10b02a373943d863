import pytest

from tresen.mail.pickups.literals import dates, literals, sizes

ANSWERS = [
    [(b"1 (UID 7 BODY[] {4}", b"text"), b")"],
    [(b"1 (BODY[] {4}", b"text"), b" UID 7)"],
    [b"1 (UID 7 FLAGS (\\Seen))", (b"1 (FLAGS () UID 7 BODY[] {4}", b"text"), b")"],
    [b'1 (UID 7 BODY[] "text")'],
]


@pytest.mark.parametrize("items", ANSWERS)
def test_the_text_is_found_wherever_its_number_stands(items):
    assert list(literals(items)) == [("7", b"text")]


@pytest.mark.parametrize("items", [[b"1 (UID 7 BODY[] NIL)"], [b'1 (UID 7 BODY[] "")']])
def test_a_mail_may_be_empty(items):
    assert list(literals(items)) == [("7", b"")]


@pytest.mark.parametrize("items", [[None], [], [b"1 (UID 7)"], [(b"1 (UID 7 X {1}", b"x"), b")"]])
def test_a_mail_may_be_gone(items):
    assert list(literals(items)) == []


def test_sizes_and_dates_are_read_in_any_order():
    items = [b"1 (RFC822.SIZE 18 UID 7)", b'2 (UID 8 INTERNALDATE " 7-Nov-2026 12:04:26 +0000")']

    assert list(sizes(items)) == [("7", 18)]
    assert list(dates(items)) == [("8", "7-Nov-2026 12:04:26 +0000")]
