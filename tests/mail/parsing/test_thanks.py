import pytest

from tresen.mail.parsing import says_only_thanks

THANKS = [
    "Danke!",
    "Vielen Dank für die schnelle Hilfe, hat geklappt. Viele Grüße",
    "Hallo Kim,\n\nherzlichen Dank, alles gut.\n\nMit freundlichen Grüßen\nErika Muster",
    "Thanks, works now",
    "Thank you very much!",
    "Super, danke schön :-)",
    "Perfekt, jetzt läuft alles. Vielen Dank und schönes Wochenende, Bashir",
    "Danke, das hilft.",
    "Danke, hat geklappt",
    "Super, vielen Dank!",
    "Perfekt, danke Ihnen.",
    "Besten Dank, läuft wieder.",
    "Danke, jetzt geht es wieder",
    "Alles klar, danke dir!",
    "Danke, das war’s.",
    "Danke, hat sich erledigt.",
    "Thanks, that helps.",
    "Thank you, everything works again!",
    "Sehr geehrter Herr Beispiel,\nhat funktioniert, besten Dank.\nMfG\nYuki Tanaka",
]
MORE = [
    "",
    "Hallo",
    "Danke, aber es geht nicht.",
    "Danke. Wann kommt die Rechnung?",
    "Danke, leider brennt er.",
    "Vielen Dank, der Fehler 500 ist weg",
    "Thanks, still broken",
    "Thanks but no",
    "Thanks, it doesn’t work",
    "Danke, siehe https://example.org",
    "Danke, bitte noch den zweiten Drucker.",
    "Danke " + "sehr " * 30,
    "Danke" + " " * 500,
    "Danke. Der Drucker brennt.",
    "Danke. Rufen Sie mich an.",
    "Thanks, server down",
    "Danke! Leider!",
    "Danke, das hilft nicht.",
    "Danke, läuft wieder nicht.",
    "Danke, es geht wieder los.",
    "Danke, läuft wieder Wasser.",
    "Danke, läuft wieder. Wieder ein Ausfall.",
    "Danke, wieder dasselbe.",
    "Thanks, it works again but slowly",
]


@pytest.mark.parametrize("text", THANKS)
def test_thanks_alone_is_thanks(text):
    assert says_only_thanks(text)


@pytest.mark.parametrize("text", MORE)
def test_anything_more_is_not_only_thanks(text):
    assert not says_only_thanks(text)
