from tresen.mail.arriving.ahead import reading_ahead

PAPER = b"From: erika@ondemand.example\nSubject: Papierstau\n\nEs staut sich.\n"
FIRE = b"From: otto@ondemand.example\nSubject: Feuer\n\nEs brennt.\n"


def test_each_mail_is_read_as_itself_in_whatever_order_one_asks():
    with reading_ahead({1: PAPER, 2: FIRE}) as read:
        subjects = [read[2]()[0].subject, read[1]()[0].subject]

    assert subjects == ["Feuer", "Papierstau"]


def test_what_nobody_asks_for_holds_nobody_up():
    with reading_ahead(dict.fromkeys(range(25), PAPER)) as read:
        first = read[0]()[0].subject

    assert first == "Papierstau"
