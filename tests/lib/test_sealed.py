import pytest

from tresen.lib.sealed import CannotOpen, open_sealed, seal


def test_what_was_sealed_can_be_said_again():
    assert open_sealed(seal("ge/heim ü")) == "ge/heim ü"


def test_a_seal_shows_nothing_and_is_another_each_time():
    assert b"geheim" not in seal("geheim")
    assert seal("geheim") != seal("geheim")


@pytest.mark.parametrize("sealed", [b"", b"geheim", b"gAAAAABrCYU5WPmfKTE-NuHD3nfZL9FHdp4L"])
def test_what_is_no_seal_of_ours_is_an_error(sealed):
    with pytest.raises(CannotOpen):
        open_sealed(sealed)


def test_with_another_key_it_cannot_be_opened(settings):
    sealed = seal("geheim")
    settings.SECRET_KEY = "another one"

    with pytest.raises(CannotOpen, match="enter it anew"):
        open_sealed(sealed)
