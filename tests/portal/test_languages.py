def test_everybody_may_switch_the_language(client, house):
    client.post("/language/", {"language": "de", "next": "/"})

    assert '<html lang="de">' in client.get("/").content.decode()


def test_leads_back_to_the_page(client, house):
    assert client.post("/language/", {"language": "en", "next": "/me/"}).url == "/me/"


def test_never_leads_elsewhere(client, house):
    answer = client.post("/language/", {"language": "en", "next": "https://evil.example/"})

    assert answer.url == "/"


def test_only_posts(client, house):
    assert client.get("/language/").status_code == 405
