import argparse

import pytest
from django.utils import timezone

from tresen.cli import token
from tresen.people.models import Token


def issue(*words):
    parser = argparse.ArgumentParser()
    token.add_arguments(parser)
    return token.run(parser.parse_args(words))


def test_only_the_token_is_printed(kim, capsys):
    assert issue("Kim@tresen.example", "--name", "Monitoring") == 0

    out, err = capsys.readouterr()
    kept = Token.objects.behind(out.removesuffix("\n"))
    assert kept.person == kim and kept.name == "Monitoring" and err == ""


@pytest.mark.parametrize("email", ["nobody@tresen.example", "nonsense", ""])
def test_nobody_gets_no_token(house, capsys, email):
    assert issue(email) == 1

    assert capsys.readouterr() == ("", f"Nobody is known under {email}.\n")
    assert not Token.objects.exists()


def test_who_has_left_gets_no_token(kim, capsys):
    kim.staff.left_at = timezone.now()
    kim.staff.save()

    assert issue("kim@tresen.example") == 1
    assert capsys.readouterr().out == "" and not Token.objects.exists()
