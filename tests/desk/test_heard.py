import pytest

from tresen.desk.heard import Heard, looks_like_a_pin

TOLD = {
    "10231 482915": ("10231", "482915"),
    "10231 482 915": ("10231", "482 915"),
    "  10231\t482915 ": ("10231", "482915"),
    "123456 482915": ("123456", "482915"),
    "Muster & Söhne 482915": ("Muster & Söhne", "482915"),
    "482915": ("", "482915"),
    "482 915": ("", "482 915"),
    "10231 48291": ("10231", "48291"),
    "10231": ("10231", ""),
    "Studio 54": ("Studio 54", ""),
    "erika@ondemand.example": ("erika@ondemand.example", ""),
    "١٠٢٣١ ٤٨٢٩١٥": ("١٠٢٣١ ٤٨٢٩١٥", ""),
    "": ("", ""),
}


@pytest.mark.parametrize(("typed", "understood"), TOLD.items())
def test_what_was_told_is_taken_apart(typed, understood):
    heard = Heard.read(typed)

    assert (heard.who, heard.pin) == understood


@pytest.mark.parametrize(
    "typed", ["48291", "482915", "Erika 48291", "Erika 482915", "Erika ٤٨٢٩", ""]
)
def test_nothing_that_may_be_part_of_a_pin_fits_an_address(typed):
    assert not Heard.read(typed).fits_an_address


def test_a_name_fits_an_address():
    assert Heard.read("Erika Mustermann").fits_an_address


def test_the_pin_is_not_told_by_its_own_description():
    assert "482915" not in repr(Heard.read("10231 482915"))


def test_a_flood_of_text_is_cut():
    assert len(Heard.read("1 " * 10**6).who) <= 200


LIKE_A_PIN = ["482915", "482 915", " 10231 482915 ", "10231\t482 915", "K-17 482915"]
UNLIKE_A_PIN = ["", "48291", "4829155", "4821-9375", "48219375", "Rechnung 482915", "a 1 482915"]


@pytest.mark.parametrize("typed", LIKE_A_PIN)
def test_what_looks_like_a_pin_is_recognised(typed):
    assert looks_like_a_pin(typed)


@pytest.mark.parametrize("typed", UNLIKE_A_PIN)
def test_ids_and_words_do_not_look_like_a_pin(typed):
    assert not looks_like_a_pin(typed)
