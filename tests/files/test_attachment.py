import pytest

from tresen.files.models import Attachment

pytestmark = pytest.mark.django_db


def test_a_name_from_outside_leads_to_no_path():
    assert "/" not in Attachment.keep("../../etc/passwd", b"x").filename


def test_what_others_declare_is_cut_to_size():
    attachment = Attachment.keep(
        "x" * 999, b"x", content_type="a/" + "b" * 999, content_id="c" * 999
    )

    attachment.refresh_from_db()
    assert len(attachment.content_type) == len(attachment.content_id) == 255


def test_a_picture_that_the_text_shows_is_inline():
    assert Attachment.keep("logo.png", b"x", content_id="logo@x").inline
    assert not Attachment.keep("logo.png", b"x").inline


def test_ids_do_not_tell_their_neighbours():
    first, second = Attachment.keep("a", b"a"), Attachment.keep("b", b"b")

    assert abs(first.pk.int - second.pk.int) > 2**32
