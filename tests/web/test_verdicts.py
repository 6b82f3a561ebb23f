"""Verdicts stream row by row, survive the process, and are judged once."""

import asyncio
import gc
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.judge.model import Costs, Measured, Verdict
from superday.loop.assess import Progress, assess, run_code
from superday.loop.events import Assessed, Failed
from superday.loop.state import Asked
from superday.store import open_database
from superday.web.app import make_app
from tests.web.conftest import ACCEPTED, OURS, Visitor


def rows(stream: str) -> list[tuple[int, str]]:
    """The number and name of every server-sent event."""
    return [(int(n), name) for n, name in re.findall(r"^id: (\d+)\nevent: (\w+)$", stream, re.MULTILINE)]


def test_a_run_streams_its_tests_and_then_its_verdict(visitor: Visitor) -> None:
    visitor.to_coding()
    stream = visitor.client.get(visitor.run(ACCEPTED, "submit"))
    assert stream.headers["content-type"].startswith("text/event-stream")
    numbers, names = zip(*rows(stream.text), strict=True)
    assert numbers == tuple(range(1, len(numbers) + 1))
    assert names[-1] == "done" and set(names[:-1]) == {"row"}
    assert "accepted" in stream.text


@pytest.mark.parametrize(("seconds", "fewest", "most"), [(0.0, 10, 1000), (1000.0, 1, 1)])
def test_how_far_a_run_is_is_told_now_and_then_and_at_the_end(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, seconds: float, fewest: int, most: int
) -> None:
    visitor.to_coding()
    monkeypatch.setattr("superday.web.rooms.PROGRESS", seconds)
    told = rows(visitor.client.get(visitor.run(ACCEPTED, "submit")).text)
    assert fewest <= len(told) - 1 <= most


def test_all_tests_pass_is_told_before_the_growth_is_measured_and_examples_measure_none(visitor: Visitor) -> None:
    visitor.to_coding()
    submitted = visitor.client.get(visitor.run(ACCEPTED, "submit")).text
    assert 0 < submitted.index("measuring how it grows") < submitted.index("accepted")
    assert "measuring" not in visitor.client.get(visitor.run(ACCEPTED, "run")).text
    wrong = visitor.client.get(visitor.run(ACCEPTED.replace("return found", "return None"), "submit")).text
    assert "measuring" not in wrong and "wrong answer" in wrong
    judged = visitor.client.app.state.rooms.get(visitor.id).state.asked.judged  # type: ignore[attr-defined]
    assert [one.verdict.growth is not None for one in judged] == [True, False, False]


WORSE = Measured("n^2", 0.9, "n", worse=True, costs=[(1000, 0.001), (16000, 0.256)])


def test_accepted_code_that_grows_faster_than_asked_is_told_as_just_that(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quadratic(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
        return replace(run_code(item, code, "run", progress), growth=Costs(time=WORSE))

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.run_code", quadratic)
    told = visitor.client.get(visitor.run(ACCEPTED, "submit")).text
    assert "accepted" in told and "its time grows like n^2 where n is expected" in told
    visitor.move("say", ACCEPTED)
    visitor.finish()
    debrief = visitor.client.get(f"{visitor.at}/debrief").text
    assert "Growth:" in debrief and "its time grows like n^2 where n is expected" in debrief


def test_growth_that_is_as_expected_is_told_with_its_confidence(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def linear(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
        time = Measured("n", 0.9, "n", worse=False, costs=[(1000, 0.001), (16000, 0.016)])
        return replace(run_code(item, code, "run", progress), growth=Costs(time=time))

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.run_code", linear)
    told = visitor.client.get(visitor.run(ACCEPTED, "submit")).text
    assert "Time grows like n, as expected (confidence 0.90)." in told and "growth" not in told


def test_what_was_printed_is_folded_where_it_is_long(visitor: Visitor) -> None:
    visitor.to_coding()
    short = visitor.client.get(visitor.run(f"print('few')\n{ACCEPTED}")).text
    assert "<details open><summary>What it printed</summary>" in short and "few" in short
    long = visitor.client.get(visitor.run(f"print('many ' * 5000)\n{ACCEPTED}")).text
    assert "<details><summary>What it printed (the beginning)</summary>" in long


def test_a_stream_goes_on_behind_what_was_seen(visitor: Visitor) -> None:
    visitor.to_coding()
    at = visitor.run(ACCEPTED)
    whole = rows(visitor.client.get(at).text)
    for seen in range(len(whole)):
        assert rows(visitor.client.get(at, headers={"Last-Event-ID": str(seen)}).text) == whole[seen:]


@pytest.mark.parametrize("given", [b"", b"x", b"-1", b"\xb2", "²".encode(), b"1.5", b"9" * 5000])
def test_a_malformed_last_event_id_replays_everything(visitor: Visitor, given: bytes) -> None:
    visitor.to_coding()
    at = visitor.run(ACCEPTED)
    whole = rows(visitor.client.get(at).text)
    assert rows(visitor.client.get(at, headers={"Last-Event-ID": given}).text) == whole


def test_a_run_that_died_with_its_process_is_judged_again_and_nothing_twice(
    visitor: Visitor, home: Path, own_bank: Path
) -> None:
    visitor.to_coding()
    runs = visitor.client.app.state.rooms.runs  # type: ignore[attr-defined]
    died = runs.ask(visitor.id, visitor.slot(), "run", ACCEPTED)
    for done in (1, 2):
        runs.add_row(died.id, "progress", json.dumps({"done": done, "total": 3, "passed": True}))
    with TestClient(make_app(open_database(home), open_bank()), base_url=OURS) as again:
        stream = again.get(f"{visitor.at}/runs/{died.id}", headers={"Last-Event-ID": "2"})
        assert rows(stream.text)[-1][1] == "done" and "accepted" in stream.text
        after = again.app.state.rooms.get(visitor.id).state  # type: ignore[attr-defined]
        assert len(after.asked.judged) == 1
        kept = runs.rows(died.id)
    assert runs.waiting() == []
    with TestClient(make_app(open_database(home), open_bank()), base_url=OURS) as third:
        assert "accepted" in third.get(f"{visitor.at}/runs/{died.id}").text
        assert runs.rows(died.id) == kept


def test_a_run_whose_verdict_was_written_is_not_judged_again(visitor: Visitor, home: Path, own_bank: Path) -> None:
    visitor.to_coding()
    runs = visitor.client.app.state.rooms.runs  # type: ignore[attr-defined]
    died = runs.ask(visitor.id, visitor.slot(), "run", ACCEPTED)
    runs.add_row(died.id, "failed", json.dumps({"says": "ONCE"}))
    with TestClient(make_app(open_database(home), open_bank()), base_url=OURS) as again:
        assert "ONCE" in again.get(f"{visitor.at}/runs/{died.id}").text
        finished = time.monotonic() + 5
        while runs.waiting() and time.monotonic() < finished:
            time.sleep(0.02)
    assert len(runs.rows(died.id)) == 1 and runs.waiting() == []


DIES = """
import os, signal, sys, time
from starlette.testclient import TestClient
from superday.bank import open_bank
from superday.home import home
from superday.store import Runs, open_database
from superday.web.app import make_app
add_row = Runs.add_row
def dying(self, run, kind, body):
    if kind in ("verdict", "own-tests"):
        os.kill(os.getpid(), signal.SIGKILL)
    return add_row(self, run, kind, body)
Runs.add_row = dying
with TestClient(make_app(open_database(home()), open_bank()), base_url="http://127.0.0.1"):
    time.sleep(30)
"""
OWN_TEST = "assert pair_sum([2, 7, 11, 15], 9) == (0, 1)"
EITHER = [("submit", ACCEPTED, "accepted"), ("tests", OWN_TEST, "You caught")]


@pytest.mark.parametrize(("kind", "text", "says"), EITHER, ids=["code", "tests"])
def test_a_process_killed_between_the_log_and_the_last_row_leaves_a_run_that_is_not_judged_again(
    visitor: Visitor, home: Path, own_bank: Path, monkeypatch: pytest.MonkeyPatch, kind: str, text: str, says: str
) -> None:
    visitor.to_coding()
    runs = visitor.client.app.state.rooms.runs  # type: ignore[attr-defined]
    run = runs.ask(visitor.id, visitor.slot() + (".tests" if kind == "tests" else ""), kind, text)
    visitor.client.app.state.rooms.forget(visitor.id)  # type: ignore[attr-defined]  # its clock is that process's now
    died = subprocess.run([sys.executable, "-c", DIES], capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert [row.kind for row in runs.rows(run.id) if row.kind != "progress"] == [] and runs.waiting() == [run]
    for judging in ("run_code", "check_tests"):
        monkeypatch.setattr(f"superday.loop.rehearsal.{judging}", lambda *_: pytest.fail("it was judged again"))
    with TestClient(make_app(open_database(home), open_bank()), base_url=OURS) as again:
        assert says in again.get(f"{visitor.at}/runs/{run.id}").text
        asked = again.app.state.rooms.get(visitor.id).state.asked  # type: ignore[attr-defined]
        assert [one.run for one in (*asked.judged, *asked.own_tests)] == [run.id]


def test_a_verdict_that_cannot_be_written_is_one_line_in_the_terminal_and_told_on_the_page(
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    def talkative(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
        return replace(run_code(item, code, kind, progress), stdout="word " * 100_000)

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.run_code", talkative)
    request.getfixturevalue("full_disk")
    told = visitor.client.get(visitor.run(ACCEPTED)).text
    assert "could not be written" in told and rows(told)[-1][1] == "done"
    gc.collect()  # a task's exception that nobody asked for is told when the task goes
    (line,) = capfd.readouterr().err.splitlines()
    assert "keeping the verdict" in line and "is full" in line


def test_code_of_a_question_that_is_over_is_not_judged_against_the_next(visitor: Visitor) -> None:
    visitor.to_coding()
    at = visitor.run("pass")
    visitor.client.get(at)
    rooms = visitor.client.app.state.rooms  # type: ignore[attr-defined]
    late = rooms.runs.ask(visitor.id, "0.0.0", "submit", ACCEPTED)
    visitor.client.portal.call(rooms._judge, late)  # type: ignore[union-attr]
    assert "this question is over" in visitor.client.get(f"{visitor.at}/runs/{late.id}").text


def test_one_judge_works_at_a_time_and_of_those_that_wait_the_newest_wins(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: list[str] = []
    together: list[int] = []
    judged: list[str] = []
    begun, all_asked = Event(), Event()

    def when_all_have_asked(item: ProblemItem, code: str, kind: str, progress: Progress | None = None) -> Verdict:
        at_work.append(code)
        together.append(len(at_work))
        begun.set()
        assert all_asked.wait(60)
        judged.append(at_work.pop())
        return run_code(item, code, kind, progress)

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.run_code", when_all_have_asked)
    codes = [f"{ACCEPTED}# {n}" for n in range(5)]
    runs = [visitor.run(codes[0])]
    assert begun.wait(60)
    runs += [visitor.run(code) for code in codes[1:]]
    all_asked.set()
    streams = [visitor.client.get(at).text for at in runs]
    assert set(together) == {1}
    assert judged == [codes[0], codes[-1]]
    assert "accepted" in streams[0] and "accepted" in streams[-1]
    assert all("newer code" in stream and rows(stream)[-1][1] == "done" for stream in streams[1:-1])


def test_an_answer_that_several_pages_ask_for_is_judged_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def slowly(item: ProblemItem, asked: Asked, *rest: Any) -> Assessed | Failed:
        judged.append(item.id)
        time.sleep(0.5)
        return assess(item, asked, *rest)

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.assess", slowly)
    rooms = visitor.client.app.state.rooms  # type: ignore[attr-defined]
    rehearsal = rooms.get(visitor.id)
    rehearsal.say(ACCEPTED)

    async def twice() -> None:
        await asyncio.gather(rooms.settle(rehearsal), rooms.settle(rehearsal))

    visitor.client.portal.call(twice)  # type: ignore[union-attr]
    assert judged == ["pair-sum"]


def test_when_superday_itself_cannot_judge_the_stream_says_so(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("out of order")

    visitor.to_coding()
    monkeypatch.setattr("superday.loop.rehearsal.run_code", fails)
    told = visitor.client.get(visitor.run(ACCEPTED)).text
    assert "your code is not at fault" in told and rows(told)[-1][1] == "done"
    line = capfd.readouterr().err
    assert line.count("\n") == 1 and "RuntimeError: out of order" in line


def test_the_clock_ticks_on_for_all_when_one_fails(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.move("begin")
    rooms = visitor.client.app.state.rooms  # type: ignore[attr-defined]
    monkeypatch.setattr("superday.loop.rehearsal.Rehearsal.tick", lambda _: 1 / 0)
    rooms._tick(rooms.get(visitor.id))
    monkeypatch.undo()
    assert visitor.client.get(visitor.at).status_code == 200


LOBBY = """
import sys
from starlette.testclient import TestClient
from superday.bank import open_bank
from superday.home import home
from superday.store import open_database
from superday.web.app import make_app
with TestClient(make_app(open_database(home()), open_bank()), base_url="http://127.0.0.1") as client:
    assert "Which loop will you face?" in client.get("/").text
print(sorted({"numpy", "torch", "scipy", "alembic"} & set(sys.modules)))
"""


def test_the_lobby_loads_neither_numpy_nor_pytorch(home: Path) -> None:
    open_database(home)
    done = subprocess.run([sys.executable, "-c", LOBBY], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
