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


@pytest.mark.parametrize(("words", "is_program"), [([], False), (["--program"], True)])
def test_a_program_says_that_it_is_one(kim, capsys, words, is_program):
    issue("kim@tresen.example", *words)

    assert Token.objects.get(person=kim).is_program is is_program


def test_a_key_for_mail_is_for_mail(kim, capsys):
    issue("kim@tresen.example", "--mail", "--name", "Gateway")

    assert Token.objects.get(person=kim).is_for_mail


def test_a_key_for_mail_is_no_program_s(kim, capsys):
    with pytest.raises(SystemExit):
        issue("kim@tresen.example", "--mail", "--program")


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


def test_revoking_ends_all_tokens_of_the_person(kim, lea, capsys):
    secrets = [Token.objects.issue(kim), Token.objects.issue(kim)]
    other = Token.objects.issue(lea)

    assert issue("kim@tresen.example", "--revoke") == 0
    assert capsys.readouterr().out == "Revoked: 2 tokens of Kim Berger.\n"
    assert [Token.objects.behind(secret) for secret in secrets] == [None, None]
    assert Token.objects.behind(other)


def test_without_tokens_none_is_revoked(kim, capsys):
    assert issue("kim@tresen.example", "--revoke") == 0
    assert capsys.readouterr().out == "Revoked: 0 tokens of Kim Berger.\n"
