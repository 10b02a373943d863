from pathlib import Path

import pytest

from tests.lib.certificates import make_pair
from tresen.lib.certificate import BadCertificate, Certificate


@pytest.fixture
def pair(tmp_path):
    return make_pair(tmp_path)


def elsewhere(tmp_path, **options):
    (tmp_path / "other").mkdir()
    return make_pair(tmp_path / "other", **options)


def test_without_files_there_is_none():
    assert Certificate.given("", "") is None


@pytest.mark.parametrize("given", [("cert.pem", ""), ("", "key.pem")])
def test_one_alone_is_a_mistake(given):
    with pytest.raises(BadCertificate, match="belong together"):
        Certificate.given(*given)


def test_a_file_that_is_not_there_is_named(pair):
    cert, key = pair

    with pytest.raises(BadCertificate, match="/nowhere.pem cannot be read: No such file"):
        Certificate.given(cert, "/nowhere.pem")
    with pytest.raises(BadCertificate, match="/nowhere.pem cannot be read: No such file"):
        Certificate.given("/nowhere.pem", key)


def test_a_directory_is_no_file(pair, tmp_path):
    with pytest.raises(BadCertificate, match="cannot be read: Is a directory"):
        Certificate.given(str(tmp_path), pair[1])


def test_a_key_of_another_certificate_does_not_fit(pair, tmp_path):
    _, other = elsewhere(tmp_path)

    with pytest.raises(BadCertificate, match="does not fit the key"):
        Certificate.given(pair[0], other)


def test_a_locked_key_is_not_asked_for_on_the_terminal(tmp_path):
    with pytest.raises(BadCertificate, match="store it without one"):
        Certificate.given(*make_pair(tmp_path, password=b"secret"))


@pytest.mark.parametrize("rubbish", [b"", b"not a certificate", b"\xff" * 100])
def test_rubbish_is_no_certificate(pair, rubbish):
    Path(pair[0]).write_bytes(rubbish)

    with pytest.raises(BadCertificate, match="are no certificate and its key"):
        Certificate.given(*pair)


def test_what_stays_is_read_once(pair):
    certificate = Certificate.given(*pair)

    assert certificate.context is certificate.context


def test_a_renewal_is_taken(pair, tmp_path):
    certificate = Certificate.given(*pair)
    old = certificate.context
    make_pair(tmp_path)

    assert certificate.context is not old


@pytest.mark.parametrize("trouble", ["half of it", "gone"])
def test_until_a_renewal_is_complete_the_old_one_serves(pair, tmp_path, trouble):
    certificate = Certificate.given(*pair)
    old, cert = certificate.context, Path(pair[0])
    if trouble == "gone":
        cert.unlink()
    else:
        cert.write_bytes(Path(elsewhere(tmp_path)[0]).read_bytes())

    assert certificate.context is old
    make_pair(tmp_path)
    assert certificate.context is not old
