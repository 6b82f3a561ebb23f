"""A deck out of the browser and back into it: with the token in a plain form, and nothing kept of what is refused."""

import pytest
from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from superday.store import StudyLog
from superday.web.security import LARGEST_FILE
from tests.web.conftest import OURS

FORM = {"origin": OURS, "sec-fetch-site": "same-origin"}
ROW = "item,at,grade\nconcept/hostile/secret,2026-01-05T10:00:00+00:00,{}\n"


@pytest.fixture
def log(client: TestClient) -> StudyLog:
    engine: Engine = client.app.state.engine  # type: ignore[attr-defined]
    return StudyLog(engine)


def reviews(log: StudyLog) -> list[str]:
    return [one.body for one in log.standing() if one.kind == "review"]


def hand_in(client: TestClient, name: str, content: bytes, token: str | None = None, **more: str) -> Response:
    """As a browser sends the form without scripts: no header, the token as its first part."""
    right: str = client.app.state.token  # type: ignore[attr-defined]
    fields = {"token": right if token is None else token, **more}
    return client.post("/study/import", data=fields, files={"file": (name, content)}, headers=FORM)


def test_a_table_is_taken_in_once_and_the_deck_of_it_is_known(client: TestClient, log: StudyLog) -> None:
    table = ROW.format(3).encode()
    assert "1 new review, 0 known before." in hand_in(client, "mine.csv", table).text
    assert "0 new reviews, 1 known before." in hand_in(client, "mine.csv", table).text
    deck = client.get("/study/export.apkg?area=optimisation")
    assert deck.headers["content-disposition"] == 'attachment; filename="superday.apkg"'
    told = hand_in(client, "C:\\Users\\me\\deck.APKG", deck.content)
    assert told.status_code == 200
    assert "0 new reviews, 1 known before." in told.text
    assert len(reviews(log)) == 1
    out = client.get("/study/export.csv?area=optimisation")
    assert out.headers["content-type"].startswith("text/csv")
    assert "concept/hostile/secret" in out.text
    assert "2026-01-05T10:00:00+00:00" in out.text


def test_the_last_import_can_be_taken_back_while_there_is_one(client: TestClient, log: StudyLog) -> None:
    assert "Take the last import back" not in client.get("/study/import").text
    assert "Take the last import back" in hand_in(client, "mine.csv", ROW.format(3).encode()).text
    right = FORM | {"x-superday-token": client.app.state.token}  # type: ignore[attr-defined]
    told = client.post("/study/import/undo", headers=right).text
    assert "Taken back: 1 review." in told
    assert "Take the last import back" not in told
    assert reviews(log) == []


def test_cards_of_ones_own_come_in_stand_on_the_page_and_go(client: TestClient, log: StudyLog) -> None:
    cards = b"front,back,deck\nWhat is <b>it</b>?,that,ML::A & B\nle chien,dog,French\n"
    told = hand_in(client, "mine.csv", cards, deck="ML", weight="must").text
    assert "1 new card, 0 changed, 0 as before." in told
    assert "ML::A &amp; B" in told and "French" not in told
    assert [one.kind for one in log.standing()] == ["own"]
    assert '"plan":"must"' in log.standing()[0].body
    assert "What is &lt;b&gt;it" not in client.get("/study/export.csv?area=own").text
    assert "What is <b>it</b>?,that" in client.get("/study/export.csv?area=own").text
    right = FORM | {"x-superday-token": client.app.state.token}  # type: ignore[attr-defined]
    assert client.post("/study/import/remove", data={"deck": "nix"}, headers=right).status_code == 400
    told = client.post("/study/import/remove", data={"deck": "ML::A & B"}, headers=right).text
    assert "Taken back: 1 card." in told
    assert "Decks of your own" not in told
    assert log.standing() == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("mine.csv", ROW.format("good").encode(), "mine.csv: line 2: `good` is no grade"),
        ("deck.apkg", b"PK nothing", "deck.apkg: cannot be read: is no sound package"),
        ("<b>.exe", b"x", "&lt;b&gt;.exe: is neither a package"),
        ("", b"", "No file was chosen."),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_of_it_is_kept(
    client: TestClient, log: StudyLog, name: str, content: bytes, says: str
) -> None:
    told = hand_in(client, name, content)
    assert told.status_code == 400
    assert says in told.text.replace("&#39;", "'")
    assert reviews(log) == []


def test_a_form_with_a_file_needs_the_token_and_has_its_own_limit(client: TestClient, log: StudyLog) -> None:
    table = ROW.format(3).encode()
    for token in ("", "wrong", "x" * 32):
        assert hand_in(client, "mine.csv", table, token).status_code == 403
    behind = b'\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + client.app.state.token.encode()  # type: ignore[attr-defined]
    assert hand_in(client, "mine.csv", b"x" * 5000 + behind + b"\r\n", "").status_code == 403
    large = hand_in(client, "mine.csv", b"x" * LARGEST_FILE)
    assert large.status_code == 413
    assert "That file is too long" in large.text
    assert reviews(log) == []


def test_an_area_that_is_none_is_told_on_the_page(client: TestClient) -> None:
    told = client.get("/study/export.apkg?area=optimization")
    assert told.status_code == 400
    assert "did you mean optimisation?" in told.text


def test_an_ending_that_is_none_of_ours_is_not_here(client: TestClient) -> None:
    assert client.get("/study/export.exe").status_code == 404
