"""Applications in the browser, without scripts: forms keep what is typed, and a calendar needs the secret."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from superday.preparation.feed import NAME
from superday.store import ApplicationLog
from tests.web.conftest import HOSTILE, OURS

ACME = "/process/applications/acme-scientist"
FORM = {"origin": OURS, "sec-fetch-site": "same-origin"}
Send = Callable[..., httpx2.Response]


@pytest.fixture
def send(client: TestClient) -> Send:
    """Post a form of ours, after an application was added."""
    token: str = client.app.state.token  # type: ignore[attr-defined]

    def sending(address: str, **fields: str) -> httpx2.Response:
        return client.post(address, data={"token": token, **fields})

    assert sending("/process", company="Acme", role="Scientist", loop="small", day="2026-01-05").url.path == ACME
    return sending


def hand_in(client: TestClient, format_: str, text: str) -> httpx2.Response:
    """As a browser sends the form without scripts: no header, the token as its first part."""
    fields = {"token": client.app.state.token}  # type: ignore[attr-defined]
    file = {"file": (f"applications.{format_}", text.encode())}
    return client.post("/process/import", data=fields, files=file, headers=FORM)


def alerts(page: str) -> list[str]:
    return re.findall(r'role="alert">([^<]*)', page)


def test_an_application_is_added_and_leads_to_its_page_and_stands_in_the_lists(client: TestClient, send: Send) -> None:
    for address in ("/process", "/"):
        page = client.get(address).text
        assert ACME in page
        assert "overdue" in page  # applied in January, and nothing heard
    assert client.get("/process/applications/nobody").status_code == 404


def test_everything_that_is_said_is_shown_and_can_be_taken_back(client: TestClient, send: Send) -> None:
    said = {
        "stage": {"stage": "screen", "day": "2026-01-12", "at": "14:30", "zone": "Europe/Berlin", "minutes": "45"},
        "asked": {"text": "What has stripes, a zebra?", "day": "2026-01-12", "stage": "screen", "person": "Ada"},
        "outcome": {"stage": "screen", "result": "passed", "day": "2026-01-14", "text": "they liked it"},
        "heard": {"day": "2026-01-15", "until": "2026-01-20", "text": "dates will come"},
        "reminded": {"day": "2026-01-28", "text": "how do things stand?"},
        "note": {"day": "2026-01-28", "text": "bring a pen"},
        "person": {"name": "Ada", "role": "Recruiter", "day": "2026-01-12", "background": "Convex optimisation, SGD"},
        "correct": {"company": "Acme Labs", "role": "Scientist", "loop": ""},
    }
    for what, fields in said.items():
        answer = send(f"{ACME}/say/{what}", **fields)
        assert answer.status_code == 200, alerts(answer.text)
        assert answer.url.path == ACME
    page = client.get(ACME).text
    for shown in ("14:30 (Europe/Berlin), 45 min", "they liked it", "dates will come", "bring a pen", "Acme Labs"):
        assert shown in page
    assert "A researcher in optimisation" in page  # whose background it is
    (place,) = re.findall(r'name="place" value="(\d+)"><button aria-label="Take back: Note', page)
    assert "bring a pen" not in send(f"{ACME}/undo", place=place).text
    assert send(f"{ACME}/undo", place=place).status_code == 400
    send("/process/habits", country="", days="3")
    assert send(f"{ACME}/undo", place="10").status_code == 400  # that is not of this application


def test_loops_and_interviewers_are_shown_by_their_titles(client: TestClient, send: Send) -> None:
    send(f"{ACME}/say/person", name="Ada", day="2026-01-12", interviewer="optimiser")
    send(f"{ACME}/say/stage", stage="recruiter", day="2099-03-12")
    page = client.get(ACME).text
    assert "Applied, rehearsed as a small loop" in page
    assert "Ada, nearest to a researcher in optimisation" in page
    assert "It counts on a researcher in optimisation asking in every round." in page
    assert "recruiter chat, Thu 12 Mar 2099</option>" in page  # from where a stage is moved
    shown = re.sub(r"<[^>]*>", " ", page)
    assert "optimiser" not in shown


REFUSED = [
    ("stage", {"stage": "screen", "day": "soon", "zone": "Europe/Berlin"}, "`soon` is no date"),
    ("stage", {"stage": "party", "day": "2026-01-12", "zone": "Europe/Paris"}, "`party` is no stage"),
    ("stage", {"stage": "screen", "day": "2026-01-12", "zone": "Moon"}, "no time zone `Moon`"),
    ("asked", {"text": "", "person": "Ada Kay", "day": "2026-01-12", "stage": "screen"}, "the text is empty"),
    ("outcome", {"stage": "screen", "day": "2026-01-12", "text": "long words"}, "how did it end?"),
    ("note", {"text": "a long note", "day": ""}, "is no date"),
    ("person", {"name": "Ada", "day": "2026-01-12", "interviewer": "nobody", "background": "b"}, "no interviewer"),
]


def test_a_form_that_cannot_be_used_comes_back_with_all_that_was_typed(client: TestClient, send: Send) -> None:
    for what, fields, says in REFUSED:
        answer = send(f"{ACME}/say/{what}", **fields)
        assert answer.status_code == 400
        (alert,) = alerts(answer.text)
        assert says in alert.replace("&#39;", "'")
        typed = [text for name, text in fields.items() if name in ("zone", "person", "text", "background", "name")]
        assert all(text in answer.text for text in typed), what
    assert len(ApplicationLog(client.app.state.engine).standing()) == 1  # type: ignore[attr-defined]


def test_what_others_write_is_shown_as_text(client: TestClient, send: Send) -> None:
    send(f"{ACME}/say/note", text=HOSTILE, day="2026-01-12")
    send(f"{ACME}/say/person", name=HOSTILE, day="2026-01-12", background=HOSTILE)
    send("/process", company=HOSTILE, role=HOSTILE, day="2026-01-12")
    for address in (ACME, "/process", "/"):
        assert HOSTILE not in client.get(address).text


def test_a_question_can_be_told_to_be_another_one_or_become_a_draft(client: TestClient, send: Send, home: Path) -> None:
    send(f"{ACME}/say/asked", text="Two numbers with a given sum", day="2026-01-12", stage="screen")
    place = re.findall(r"\?asked=(\d+)", client.get(ACME).text)[0]
    page = client.get(f"{ACME}?asked={place}").text
    assert 'name="question" value="pair-sum"' in page
    fields = {"text": "Two numbers with a given sum", "day": "2026-01-12", "stage": "screen", "person": ""}
    assert "Two numbers with a given sum" in send(f"{ACME}/say/asked", question="pair-sum", **fields).text
    assert "Is it another one?" in client.get(ACME).text
    send(f"{ACME}/say/asked", question="none", **fields)
    assert "Which question of the bank is it?" in client.get(ACME).text
    answer = send(f"{ACME}/drafts", text=fields["text"])
    (written,) = (home / "bank" / "drafts").iterdir()
    assert written.name in answer.text
    assert send(f"{ACME}/drafts", text="never asked").status_code == 400


def test_the_plan_of_study_is_changed_only_as_it_was_told(client: TestClient, send: Send) -> None:
    page = send(f"{ACME}/say/stage", stage="onsite", day="2099-03-12").text
    assert "Into your plan of study?" in page
    assert send(f"{ACME}/plan", day="2099-03-13").status_code == 400
    assert "Into your plan of study?" not in send(f"{ACME}/plan", day="2099-03-12").text
    assert send(f"{ACME}/plan", day="2099-03-12").status_code == 400


def test_the_calendar_is_read_with_its_secret_and_by_nobody_else(client: TestClient, send: Send, home: Path) -> None:
    send(f"{ACME}/say/stage", stage="onsite", day="2099-03-12")
    assert client.get("/process/calendar/x/superday.ics").status_code == 404
    address = re.findall(r"<code>(http[^<]*)</code>", client.get("/process").text)[0]
    assert address.startswith(f"{OURS}/process/calendar/")
    answer = client.get(address)  # no token, no Origin, no cookie: as a calendar program asks
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "Onsite: Acme: Scientist" in answer.text
    assert client.get(address, headers={"host": "evil.example"}).status_code == 403
    assert client.get(address, headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}).status_code == 403
    send("/process/feed")
    assert client.get(address).status_code == 404
    assert (home / NAME).read_text().strip() not in address


def test_an_export_is_taken_over_again(client: TestClient, send: Send) -> None:
    send(f"{ACME}/say/note", text="two\n\nlines", day="2026-01-12")
    for format_ in ("json", "csv", "md"):
        text = client.get(f"/process/export/{format_}").text
        assert "0 statements taken over" in hand_in(client, format_, text).text
        place = re.findall(r'name="place" value="(\d+)"><button aria-label="Take back: Note', client.get(ACME).text)[0]
        send(f"{ACME}/undo", place=place)
        assert "1 statement taken over" in hand_in(client, format_, text).text
        assert client.get(f"/process/export/{format_}").text == text
        refused = hand_in(client, format_, "{ nonsense &")
        assert refused.status_code == 400
        assert f"applications.{format_}" in alerts(refused.text)[0]


def test_a_background_is_read_and_kept_nowhere(client: TestClient, send: Send) -> None:
    log = ApplicationLog(client.app.state.engine)  # type: ignore[attr-defined]
    before = log.standing()
    page = send("/process/background", text="Randomised trials, estimators, confidence intervals").text
    assert "statistics" in page
    assert "a statistician" in page
    assert "No field is recognised" in send("/process/background", text="hello").text
    assert log.standing() == before


def test_what_was_typed_survives_a_full_disk(client: TestClient, send: Send, full_disk: None) -> None:
    answer = send(f"{ACME}/say/note", text="x" * 90_000, day="2026-01-12")
    assert answer.status_code == 503
    assert "could not write" in answer.text
