"""The story bank's pages: read, edit, refuse to overwrite, take in and give out; hostile stories are shown as text."""

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from superday.web.security import LARGEST_FILE
from tests.web.conftest import HOSTILE, OURS

FORM = {"origin": OURS, "sec-fetch-site": "same-origin"}  # as a browser sends it without scripts
EXAMPLES = Path(__file__).parents[2] / "examples/stories"
BY_HAND = """+++
# mine
title = "Slow tests"
principles = ["ownership", "Ownership", "frugalty"]
+++

## Notes

kept

## Task

Halve it.
"""


@pytest.fixture
def stories(home: Path, client: TestClient) -> Path:
    shutil.copytree(EXAMPLES, home / "stories")
    (home / "stories/slow.md").write_text(BY_HAND)
    return home / "stories"


def form(client: TestClient, id_: str) -> dict[str, object]:
    """What the page's form sends as it stands."""
    page = client.get(f"/stories/file/{id_}").text
    sent: dict[str, object] = {
        name: html.unescape(value)
        for name, value in re.findall(r'<input[^>]* name="([\w-]+)"[^>]* value="([^"]*)">', page)
    }
    sent |= {
        name: html.unescape(text)
        for name, text in re.findall(r'<textarea[^>]* name="([\w-]+)"[^>]*>\n(.*?)</textarea>', page, re.S)
    }
    ticked = re.findall(r'name="principle" value="([^"]*)" checked', page)
    return sent | {"principle": [html.unescape(one) for one in ticked]}


def test_a_form_that_is_sent_as_it_stands_changes_no_byte(client: TestClient, stories: Path) -> None:
    for path in stories.iterdir():
        before = path.read_bytes()
        saved = client.post(f"/stories/file/{path.stem}", data=form(client, path.stem))
        assert saved.status_code == 200 and "Saved." in saved.text
        assert path.read_bytes() == before


def test_an_edit_changes_what_was_edited_and_nothing_else(client: TestClient, stories: Path) -> None:
    sent = form(client, "slow") | {"section-1": "Halve it.\r\nIn a week.", "part-result": "Done.", "date": "2024-03"}
    sent["principle"] = ["ownership", "Ownership", "frugality"]
    assert client.post("/stories/file/slow", data=sent).status_code == 200
    assert (stories / "slow.md").read_text() == BY_HAND.replace(
        "Halve it.\n", "Halve it.\nIn a week.\n\n## Result\n\nDone.\n"
    ).replace('["ownership", "Ownership", "frugalty"]\n', '["ownership", "Ownership", "frugality"]\ndate = "2024-03"\n')


def test_a_file_that_was_changed_meanwhile_is_not_overwritten_until_the_person_says_so(
    client: TestClient, stories: Path
) -> None:
    sent = form(client, "slow") | {"section-1": "Mine."}
    (stories / "slow.md").write_text(BY_HAND + "\nBy another editor.\n")
    refused = client.post("/stories/file/slow", data=sent)
    assert refused.status_code == 409 and "Mine." in refused.text and "By another editor." in refused.text
    assert (stories / "slow.md").read_text() == BY_HAND + "\nBy another editor.\n"
    again = {
        name: html.unescape(value) for name, value in re.findall(r'name="(token|base)" value="([^"]*)"', refused.text)
    }
    merged = BY_HAND.replace("Halve it.", "Mine, and theirs.")
    assert client.post("/stories/file/slow", data=again | {"file": merged.replace("\n", "\r\n")}).status_code == 200
    assert (stories / "slow.md").read_text() == merged


def test_what_cannot_be_saved_is_shown_again_with_the_reason(client: TestClient, stories: Path) -> None:
    refused = client.post("/stories/file/slow", data=form(client, "slow") | {"date": "soon", "section-1": "Typed."})
    assert refused.status_code == 400 and "`soon` is no date" in refused.text and "Typed." in refused.text
    assert (stories / "slow.md").read_text() == BY_HAND
    (stories / "slow.md").unlink()
    gone = client.post(
        "/stories/file/slow", data={"token": client.app.state.token, "base": json.dumps(BY_HAND), "section-1": "Typed."}
    )  # type: ignore[attr-defined]
    assert gone.status_code == 409 and "Typed." in gone.text and not (stories / "slow.md").exists()


def test_the_list_the_matrix_and_what_they_cover(client: TestClient, stories: Path) -> None:
    (stories / "broken.md").write_text("+++\ntitle = 3\n+++\n")
    page = client.get("/stories").text
    assert "Slow tests" in page and "broken.md:2:" in page
    assert "principles: " in client.get("/stories/across").text
    matrix = client.get("/stories/matrix").text
    assert matrix.count('<th scope="row">') == 19 and "only claimed" in matrix and "shown, not claimed" in matrix
    one = client.get("/stories/file/slow").text
    assert "Nothing under <strong>Result</strong>" in one and "did you mean Frugality" in one


def test_screens_call_a_story_by_its_title_and_two_of_one_title_by_their_files_too(
    client: TestClient, stories: Path
) -> None:
    shutil.copy(stories / "stuck-intern.md", stories / "again.md")
    matrix = client.get("/stories/matrix").text
    heads = dict(re.findall(r'<th scope="col"><a href="/stories/file/([\w-]+)">(.+?)</a></th>', matrix))
    title = "The intern who had been stuck for five weeks"
    assert heads["labels-that-drifted"] == "Recall fell because the labels had moved"
    assert (heads["again"], heads["stuck-intern"]) == (f"{title} (again.md)", f"{title} (stuck-intern.md)")
    across = client.get("/stories/across").text
    assert "“Recall fell because the labels had moved”" in across and "labels-that-drifted" not in across
    assert f"“{title} (again.md)” and “{title} (stuck-intern.md)” tell of the same events" in across


def test_a_new_story_is_filled_in_on_its_page(client: TestClient, stories: Path) -> None:
    token = {"token": client.app.state.token}  # type: ignore[attr-defined]
    page = client.post("/stories", data=token | {"id": "label-drift", "title": "Labels"})
    assert page.url.path == "/stories/file/label-drift" and "What exactly had to be reached" in page.text
    sent = form(client, "label-drift") | {"section-2": "Find it in a week."}
    assert client.post("/stories/file/label-drift", data=sent).status_code == 200
    assert "## Task\n\nFind it in a week.\n\n## Actions\n" in (stories / "label-drift.md").read_text()
    refused = client.post("/stories", data=token | {"id": "../up", "title": "Typed title"})
    assert refused.status_code == 400 and "Typed title" in refused.text


@pytest.mark.parametrize("how", ["json", "csv", "md"])
def test_what_an_export_gives_can_be_pasted_back(client: TestClient, stories: Path, how: str) -> None:
    text = client.get(f"/stories/export/{how}").text
    before = {one.name: one.read_bytes() for one in stories.iterdir()}
    (stories / "slow.md").unlink()
    token = {"token": client.app.state.token}  # type: ignore[attr-defined]
    taken = client.post("/stories/import", data=token | {"format": how, "text": text})
    assert "1 new, 0 changed, 5 the same" in taken.text
    assert {one.name: one.read_bytes() for one in stories.iterdir()} == before
    refused = client.post("/stories/import", data=token | {"format": how, "text": "nonsense"})
    assert refused.status_code == 400 and "nonsense" in refused.text


def test_a_file_can_be_chosen_an_export_or_a_storys_own(client: TestClient, stories: Path) -> None:
    token = {"token": client.app.state.token}  # type: ignore[attr-defined]

    def chosen(name: str, content: bytes, **ticked: str) -> tuple[int, str]:
        answer = client.post("/stories/import/file", data=token | ticked, files={"file": (name, content)}, headers=FORM)
        alerts = re.findall(r'role="(?:alert|status)"[^>]*>([^<]+)', answer.text)
        assert len(alerts) == 1  # one clear message, of either kind
        return answer.status_code, html.unescape(alerts[0])

    exported = client.get("/stories/export/json").content
    (stories / "slow.md").unlink()
    assert chosen("all.json", exported) == (200, "1 new, 0 changed, 5 the same.")
    assert (stories / "slow.md").read_text() == BY_HAND
    mine = BY_HAND.replace("Halve it.", "Halve it\r\nby May.").encode()
    assert chosen("faster.md", mine) == (200, "1 new, 0 changed, 0 the same.")  # under the name of its file
    assert (stories / "faster.md").read_bytes() == mine
    status, says = chosen("slow.md", mine)
    assert (status, says[:19]) == (400, "slow.md: slow: ther") and "the box on the screen" in says
    assert chosen("slow.md", mine, replace="yes") == (200, "0 new, 1 changed, 0 the same.")
    before = {one.name: one.read_bytes() for one in stories.iterdir()}
    for name, content, says in (
        ("", b"", "no file was chosen"),
        ("stories.pdf", b"%PDF", "stories.pdf: `pdf` is no format of ours"),
        ("stories.json", b"\xff\xfe", "stories.json:1: is not UTF-8"),
        ("stories.json", b'{"stories":\n [}', "stories.json:2: is not JSON"),
        ("../../up.md", b"+++\ntitle = 3", "up.md:"),
        ("long.md", BY_HAND.encode() + b"a" * 300_000, "long.md: the text holds a NUL, or more than 300,000 bytes"),
    ):
        status, told = chosen(name, content)
        assert status == 400 and told.startswith(says), told
    assert {one.name: one.read_bytes() for one in stories.iterdir()} == before
    form = {"data": token | {"format": "json", "text": '{"stories":\n [}'}}
    assert "line 2: is not JSON" in client.post("/stories/import", **form).text


def test_a_file_of_stories_needs_the_token_and_is_not_too_long(client: TestClient, stories: Path) -> None:
    token: str = client.app.state.token  # type: ignore[attr-defined]
    file = {"file": ("all.md", BY_HAND.encode())}
    assert client.post("/stories/import/file", data={"token": "guess"}, files=file, headers=FORM).status_code == 403
    long = {"file": ("all.md", b"a" * LARGEST_FILE)}
    answer = client.post("/stories/import/file", data={"token": token}, files=long, headers=FORM)
    assert answer.status_code == 413 and "50 MB at most" in answer.text
    assert not (stories / "all.md").exists()


def test_a_hostile_story_is_shown_as_text_and_no_address_leads_out(client: TestClient, stories: Path) -> None:
    front = f"+++\ntitle = '{HOSTILE}'\nprinciples = ['{HOSTILE}']\n+++\n"
    sections = f"## {HOSTILE}\n\n</textarea>{HOSTILE}\n\n## Result\n\nI built {HOSTILE}.\n"
    (stories / "hostile.md").write_text(front + sections)
    pages = ["/stories", "/stories/across", "/stories/matrix", "/stories/file/hostile"]
    for page in pages:
        text = client.get(page).text
        assert "<script>alert" not in text and "<img src=x" not in text and "</textarea><script" not in text
    (stories.parent / "secret.md").write_text("## Task\n\nSECRET\n")
    for name in ("..%2Fsecret", "%2E%2E%2Fsecret", "../secret", "nothing"):
        answer = client.get(f"/stories/file/{name}")
        assert answer.status_code == 404 and "SECRET" not in answer.text
