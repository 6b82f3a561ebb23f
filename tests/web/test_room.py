"""What the room shows, keeps and refuses, as a browser without scripts would see it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from superday.bank.model import Graded
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import ScriptClock
from superday.web.render import markdown, page
from tests.web.conftest import HOSTILE, Visitor


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def dangers(text: str) -> list[tuple[str, dict[str, str | None]]]:
    """Elements that would run something, or that only a question's raw HTML could have brought."""
    return [(tag, attributes) for tag, attributes in Elements(text).found if _runs(tag, attributes)]


def _runs(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "script":
        return not re.fullmatch(r"/static/bundle/(app|maths|editor)\.js", attributes.get("src") or "")
    handlers = [name for name in attributes if name.startswith("on")]
    scripts = [value for value in attributes.values() if (value or "").strip().lower().startswith("javascript:")]
    return tag in ("img", "iframe", "object", "style") or bool(handlers or scripts)


def test_html_in_questions_hints_answers_and_drafts_is_text(visitor: Visitor) -> None:
    seen = [visitor.move("begin"), visitor.move("hint"), visitor.move("ask", HOSTILE)]
    visitor.keep(visitor.slot(), f"</textarea>{HOSTILE}", 7)
    seen += [visitor.page(), visitor.move("say", HOSTILE), visitor.page()]
    for text in seen:
        assert dangers(text) == []
        assert "alert(1)" in text and "<script>alert" not in text
    assert "&lt;/textarea&gt;" in seen[3]


def test_html_in_code_and_in_what_it_prints_is_text(visitor: Visitor) -> None:
    visitor.to_coding()
    stream = visitor.run(f"def pair_sum(nums, target):\n    print('''{HOSTILE}''')\n    return '''{HOSTILE}'''\n")
    verdict = visitor.client.get(stream).text
    assert "alert(1)" in verdict and dangers(verdict.replace("data: ", "")) == []
    visitor.keep(visitor.slot(), f"# {HOSTILE}", 7)
    assert dangers(visitor.page()) == []


def test_html_in_the_debrief_is_text(visitor: Visitor) -> None:
    visitor.move("begin")
    visitor.move("say", f"A zebra has stripes. {HOSTILE}")
    visitor.finish()
    for address in ("debrief", "report.html"):
        text = visitor.client.get(f"{visitor.at}/{address}").text
        body = text[text.index("<main") : text.index("</main>")]
        assert "SECRET-POINT" in body and "alert(1)" in body
        assert dangers(body) == []


@given(st.text(max_size=80) | st.sampled_from(["[a](javascript:alert(1))", "<a href=javascript:x>", f"```\n{HOSTILE}"]))
def test_no_markdown_makes_anything_that_runs(text: str) -> None:
    for source in (text, f"${text}$", f"# {text}", f"[{text}]({text})", f"| {text} |\n|---|\n| {text} |"):
        assert dangers(markdown(source)) == []


def test_nothing_of_points_answers_and_levels_shows_before_the_debrief(visitor: Visitor) -> None:
    rooms = visitor.client.app.state.rooms  # type: ignore[attr-defined]
    secrets = ["SECRET"]
    seen = []
    for _ in range(60):
        rehearsal: Rehearsal = rooms.get(visitor.id)
        if rehearsal.state.finished:
            break
        if rehearsal.state.phase == "answering":
            item = rehearsal.item()
            secrets += [item.answer, *item.hints]
            secrets += [point.says for point in item.points] if isinstance(item, Graded) else []
            seen += [visitor.page(), visitor.client.get(f"{visitor.at}/clock").text]
        visitor.move("skip" if visitor.slot() else "begin")
    assert len(seen) >= 6 and len(secrets) > 12
    shown = "\n".join(seen)
    assert [secret for secret in secrets if secret and secret in shown] == []
    assert not re.search(r"\blevel\b", shown)


@pytest.mark.parametrize("address", ["debrief", "debrief.json", "report.html"])
def test_there_is_no_debrief_before_the_end(visitor: Visitor, address: str) -> None:
    visitor.move("begin")
    visitor.move("say", "stripes of a zebra")
    answer = visitor.client.get(f"{visitor.at}/{address}", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == visitor.at and "SECRET" not in answer.text


# Time.


def pass_time(visitor: Visitor, seconds: float) -> None:
    """Let the candidate have sat there for so long."""
    rooms, clock = visitor.client.app.state.rooms, ScriptClock()  # type: ignore[attr-defined]
    rehearsal = Rehearsal(rooms.engine, rooms.bank, visitor.id, clock)
    clock.now += seconds
    rehearsal.tick()
    rooms.forget(visitor.id)


TIME_IS_UP = "Time is up: what you had written was taken as it stands."


def test_when_the_clock_takes_an_answer_the_next_question_says_so_until_it_is_answered(visitor: Visitor) -> None:
    visitor.move("begin")
    visitor.keep(visitor.slot(), "half a thought", 7)
    assert TIME_IS_UP not in visitor.page()
    pass_time(visitor, 20 * 60 + 1)
    assert TIME_IS_UP in visitor.page() and "Derived" in visitor.page()
    assert TIME_IS_UP not in visitor.move("skip")


def test_when_the_clock_ends_a_round_the_page_before_the_next_says_so(visitor: Visitor) -> None:
    visitor.move("begin")
    visitor.move("skip")
    pass_time(visitor, 30 * 60 + 1)
    assert TIME_IS_UP in visitor.page() and "Begin the round" in visitor.page()
    assert TIME_IS_UP not in visitor.move("begin")


def test_a_clock_that_holds_the_unused_time_of_earlier_parts_says_so(visitor: Visitor) -> None:
    assert "leaves unused goes to the next" in visitor.page()
    assert "earlier parts left unused is included" in visitor.move("begin")
    visitor.to_coding()
    assert "left unused" not in visitor.page()


# What cannot be kept.


LONG = "word " * 100_000


def test_a_draft_on_a_full_disk_is_not_said_to_be_kept(visitor: Visitor, full_disk: None) -> None:
    visitor.move("begin")
    headers = {"X-Superday-Token": visitor.token}
    address = f"{visitor.at}/drafts/{visitor.slot()}"
    answer = visitor.client.put(address, json={"version": 3, "text": LONG}, headers=headers)
    assert answer.status_code == 503 and "database or disk is full" in answer.text


@pytest.mark.parametrize("htmx", [{"HX-Request": "true"}, {}])
def test_an_answer_on_a_full_disk_says_what_happened_and_the_way_out(
    visitor: Visitor, full_disk: None, htmx: dict[str, str]
) -> None:
    visitor.move("begin")
    slot = visitor.slot()
    form = {"token": visitor.token, "text": LONG, "slot": slot}
    answer = visitor.client.post(f"{visitor.at}/moves/say", data=form, headers=htmx)
    assert answer.status_code == 503
    for said in ("disk is full, or another program is using the file", "still in this window", "hand in again"):
        assert said in answer.text
    assert visitor.slot() == slot


# What is typed.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(saves=st.lists(st.tuples(st.integers(1, 2**53), st.text(max_size=40)), min_size=1, max_size=5))
def test_of_two_drafts_the_newer_wins_in_whatever_order_they_come(
    visitor: Visitor, saves: list[tuple[int, str]]
) -> None:
    slot = f"9.9.{abs(hash(str(saves))) % 10**9}"
    answers = [visitor.keep(slot, text, version) for version, text in saves]
    newest = max(version for version, _ in saves)
    first = next(text for version, text in saves if version == newest)
    assert answers[-1] == {"version": newest, "text": first}


@pytest.mark.parametrize("text", ["", "a\r\nb\n", "\n\n  leading", "π ∑ 𝛌 \x00 \u2028", "x" * 1_500_000])
def test_a_draft_comes_back_as_it_was_typed(visitor: Visitor, text: str) -> None:
    visitor.move("begin")
    assert visitor.keep(visitor.slot(), text, 3) == {"version": 3, "text": text}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": 1}',
        b'{"version": "1", "text": ""}',
        b'{"version": 1, "text": null}',
        b'{"version": 0, "text": ""}',
        b'{"version": 99999999999999999999, "text": ""}',
        b'{"version": 1, "text": "", "more": 1}',
        b'{"version": 1, "text": "\\ud800"}',
        b'{"version": 1, "text": "\xff"}',
    ],
)
def test_what_is_not_a_draft_is_refused_with_a_page(visitor: Visitor, body: bytes) -> None:
    address, headers = f"{visitor.at}/drafts/0.0.0", {"X-Superday-Token": visitor.token}
    answer = visitor.client.put(address, content=body, headers=headers)
    assert answer.status_code == 400 and 'href="/"' in answer.text
    assert visitor.keep("0.0.0", "kept", 1) == {"version": 1, "text": "kept"}


def test_a_draft_belongs_to_one_rehearsal(client: TestClient, visitor: Visitor) -> None:
    visitor.move("begin")
    visitor.keep(visitor.slot(), "MINE-ALONE", 5)
    other = Visitor(client)
    other.move("begin")
    assert other.slot() == visitor.slot()
    assert "MINE-ALONE" not in other.page() and "MINE-ALONE" in visitor.move("resume")


def test_one_clock_runs_at_a_time_and_a_page_left_open_does_not_stop_it(client: TestClient, visitor: Visitor) -> None:
    visitor.move("begin")
    other = Visitor(client)
    other.move("begin")
    assert client.get(f"{visitor.at}/clock").json()["running"] is False
    assert client.get(f"{other.at}/clock").json()["running"] is True


# Moves that make no sense now.


@pytest.mark.parametrize("htmx", [True, False])
def test_a_move_that_cannot_be_says_why_and_keeps_the_text(visitor: Visitor, htmx: bool) -> None:
    visitor.move("begin")
    slot = visitor.slot()
    visitor.move("pause")
    told = visitor.move("say", "LONG-ANSWER", slot=slot, htmx=htmx)
    assert "The round is paused; resume it first." in told
    assert ("<!doctype html>" in told) is not htmx
    assert "LONG-ANSWER" in visitor.move("resume")


def test_an_empty_answer_is_not_taken(visitor: Visitor) -> None:
    visitor.move("begin")
    slot = visitor.slot()
    assert "There is nothing to hand in yet" in visitor.move("say", " \n ")
    assert visitor.slot() == slot


def test_a_form_of_an_earlier_question_is_not_taken_for_this_one(visitor: Visitor) -> None:
    visitor.move("begin")
    old = visitor.slot()
    visitor.move("skip")
    for name in ("say", "skip", "ask", "hint"):
        assert "The interviewer has moved on" in visitor.move(name, "STALE-ANSWER", slot=old)
    state = visitor.client.app.state.rooms.get(visitor.id).state  # type: ignore[attr-defined]
    assert state.asked.turn.answer is None and not state.asked.clarifications and not state.asked.hints
    assert "STALE-ANSWER" not in visitor.page()


def test_code_of_an_earlier_question_is_not_judged_against_this_one(visitor: Visitor) -> None:
    visitor.to_coding()
    form = {"token": visitor.token, "text": "pass", "slot": "0.0.0"}
    answer = visitor.client.post(f"{visitor.at}/runs", data=form)
    assert answer.status_code == 409 and "moved on" in answer.text


def test_a_question_without_code_has_nothing_to_run(visitor: Visitor) -> None:
    visitor.move("begin")
    form = {"token": visitor.token, "text": "pass", "slot": visitor.slot()}
    assert visitor.client.post(f"{visitor.at}/runs", data=form).status_code == 409


# What is not there, and what is our fault.


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/rehearsals/nope",
        "/rehearsals/nope/panel",
        "/rehearsals/nope/clock",
        "/rehearsals/nope/debrief",
        "/rehearsals/nope/debrief.json",
        "/rehearsals/nope/report.html",
        "/rehearsals/nope/runs/nope",
        "/rehearsals/..%2f..",
        "/static/bundle/../../room.py",
        "/static/%2e%2e/%2e%2e/room.py",
    ],
)
def test_what_is_not_there_is_a_page_with_a_way_out(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert 'href="/"' in answer.text and "Traceback" not in answer.text


def test_a_move_that_does_not_exist_is_not_found(visitor: Visitor) -> None:
    answer = visitor.client.post(f"{visitor.at}/moves/win", data={"token": visitor.token})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"loop": "smal"},
        {"loop": "pair-sum"},
        {"loop": "small", "seed": "--5"},
        {"loop": "small", "seed": "²"},
        {"loop": "small", "seed": "9" * 40},
        {"loop": "small", "interviewer": "nobody"},
    ],
)
def test_a_loop_that_cannot_begin_says_why(client: TestClient, form: dict[str, str]) -> None:
    token = client.app.state.token  # type: ignore[attr-defined]
    answer = client.post("/rehearsals", data={"token": token, **form})
    assert answer.status_code == 400 and re.search(r"there is no|not a whole number", answer.text)


def test_a_run_of_another_rehearsal_is_not_found(client: TestClient, visitor: Visitor) -> None:
    visitor.to_coding()
    run = visitor.run("pass").rsplit("/", 1)[1]
    assert client.get(f"{Visitor(client).at}/runs/{run}").status_code == 404


def test_our_own_failure_is_a_page_and_one_line(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("the disk\nis made of cheese")

    monkeypatch.setattr("superday.web.lobby.sessions", fails)
    answer = client.get("/")
    assert answer.status_code == 500 and "our fault" in answer.text and "cheese" not in answer.text
    told = capfd.readouterr().err
    assert told == "superday: / failed (RuntimeError: the disk is made of cheese)\n"


def test_the_lobby_lists_what_is_unfinished_and_what_is_over(client: TestClient, visitor: Visitor) -> None:
    visitor.move("begin")
    assert f'href="{visitor.at}"' in client.get("/").text
    visitor.finish()
    assert f'href="{visitor.at}/debrief"' in client.get("/").text


def test_the_lobby_names_files_that_were_left_out(home: object, own_bank: object, client: TestClient) -> None:
    (own_bank / "loops/broken.toml").write_text("id = ")  # type: ignore[operator]
    from superday.bank import open_bank

    client.app.state.bank = open_bank()  # type: ignore[attr-defined]
    assert "broken.toml:1" in client.get("/").text


@given(st.text())
def test_a_template_shows_any_text_as_text(text: str) -> None:
    shown = page("error.html", token="t", nonce="n", heading=text, says=text)
    assert dangers(shown) == []
