"""A language model as second reader, through the app: nobody waits for it, and the debrief tells all of it."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import small_loop
from obeying import ATTEMPTS, injected, obeys, of_the_injection
from servers import SECRET, Behave, completion, free_port, respond, says, serving, settings
from starlette.testclient import TestClient

from superday.bank import Bank, open_bank
from superday.bank.model import Graded
from superday.language import Settings
from superday.loop import events as e
from superday.loop.rehearsal import Rehearsal
from superday.loop.state import replay
from superday.store import EventLog, open_database
from superday.web.app import make_app
from tests.web.conftest import OURS, Visitor

QUESTION = "sgd-vs-gd"
SAID = "On average the mini-batch gradient equals the full gradient, so it is unbiased. I would anneal the rate."
DENIES = says(("unbiased", "missing", ""))


@pytest.fixture
def bank(home: Path) -> Bank:
    """The shipped bank and a loop of one concept, a story and a problem."""
    parts = (("concept", QUESTION, 20), ("behavioural", "decision-on-thin-data", 10), ("problem", "pair-sum", 20))
    small_loop.write(home, "small", *parts)
    return open_bank()


@contextmanager
def visiting(home: Path, bank: Bank, model: Settings | None) -> Iterator[TestClient]:
    """A running app with this language model."""
    with TestClient(make_app(open_database(home), bank, model), base_url=OURS) as client:
        yield client


@contextmanager
def room(home: Path, bank: Bank, behave: Behave, **more: Any) -> Iterator[Visitor]:
    """Somebody before the concept, where a model behaves like this."""
    with serving(behave) as server, visiting(home, bank, settings(server.url, **more)) as client:
        visitor = Visitor(client)
        visitor.move("begin")
        yield visitor


def log(visitor: Visitor) -> list[e.AnyEvent]:
    engine = visitor.client.app.state.engine  # type: ignore[attr-defined]
    return [e.decode(one.body) for one in EventLog(engine).events(visitor.id)]


def heard(visitor: Visitor) -> list[e.SecondOpinion]:
    return [event for event in log(visitor) if isinstance(event, e.SecondOpinion)]


def until(ready: Callable[[], object]) -> None:
    """Wait for what happens in the background."""
    over = time.monotonic() + 30
    while not ready():
        assert time.monotonic() < over
        time.sleep(0.01)


def finished(visitor: Visitor) -> dict[str, Any]:
    """The debrief of a loop that is skipped from here on."""
    visitor.finish()
    return debrief(visitor)


def debrief(visitor: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = visitor.client.get(f"{visitor.at}/debrief.json").json()
    return found


def page(visitor: Visitor) -> str:
    return visitor.client.get(f"{visitor.at}/debrief").text


def again(visitor: Visitor, token: str | None = None) -> int:
    """Press the button; the status of where it leads."""
    form = {"token": visitor.token if token is None else token}
    return visitor.client.post(f"{visitor.at}/second-reading", data=form).status_code


def point(told: dict[str, Any], id_: str) -> dict[str, Any]:
    points = told["rounds"][0]["questions"][0]["points"]
    return next(one["finding"] for one in points if one["finding"]["point"] == id_)


@contextmanager
def held(behave: Behave) -> Iterator[tuple[Behave, threading.Event, threading.Event]]:
    """A server that answers nobody before it is let go; the second event tells that it has been asked."""
    go, asked = threading.Event(), threading.Event()

    def waits(handler: Any, request: Any) -> None:
        asked.set()
        assert go.wait(30)
        behave(handler, request)

    try:
        yield waits, go, asked
    finally:
        go.set()


def test_an_opinion_that_comes_after_the_answer_is_told_with_its_words_tokens_and_cost(home: Path, bank: Bank) -> None:
    with room(home, bank, DENIES, price_in=1.0, price_out=2.0) as visitor:
        visitor.move("say", SAID)
        until(lambda: heard(visitor))
        told = finished(visitor)
        seen = page(visitor)
        rehearsal = visitor.client.app.state.rooms.get(visitor.id)  # type: ignore[attr-defined]
        assert replay(log(visitor)) == rehearsal.state
    found = point(told, "unbiased")
    assert (found["outcome"], found["source"]) == ("unclear", "model")
    assert found["evidence"]["quote"] in SAID
    changes = told["rounds"][0]["questions"][0]["opinions"][0]["changes"]
    assert [(one["point"], one["before"], one["after"]) for one in changes] == [("unbiased", "covered", "unclear")]
    assert "by the language model" in seen
    assert "700 tokens in and 90 out, cost 0.000880 at your prices" in seen
    assert re.search(r'class="covered">covered</b> → <b class="unclear">unclear', seen)


def test_nobody_waits_for_a_slow_server(home: Path, bank: Bank) -> None:
    with held(DENIES) as (waits, go, asked), room(home, bank, waits) as visitor:
        before = visitor.slot()
        visitor.move("say", SAID)
        assert asked.wait(30)
        assert visitor.slot() not in ("", before), "the interviewer has gone on by what the words show"
        visitor.move("skip")
        told = finished(visitor)
        assert (point(told, "unbiased")["outcome"], point(told, "unbiased")["source"]) == ("covered", "lexical")
        assert "1 answer not read yet" in page(visitor)
        part = visitor.client.get(f"{visitor.at}/second-reading").text
        assert "1 answer is being read" in part
        assert "hx-trigger" in part
        go.set()
        until(lambda: heard(visitor))
        until(lambda: "The reading has ended" in visitor.client.get(f"{visitor.at}/second-reading").text)
        assert point(debrief(visitor), "unbiased")["outcome"] == "unclear"


def test_while_a_server_is_slow_the_candidates_clock_runs_on_as_it_should(home: Path, bank: Bank) -> None:
    with held(DENIES) as (waits, go, asked), room(home, bank, waits) as visitor:
        visitor.move("say", SAID)
        assert asked.wait(30)
        first = visitor.client.get(f"{visitor.at}/clock").json()
        second = visitor.client.get(f"{visitor.at}/clock").json()
        go.set()
        until(lambda: heard(visitor))
        third = visitor.client.get(f"{visitor.at}/clock").json()
        assert first["running"]
        assert first["segment_left"] >= second["segment_left"] >= third["segment_left"] > 19 * 60
        assert first["slot"] == third["slot"]


def test_no_answer_that_instructs_changes_a_finding(home: Path, bank: Bank) -> None:
    item = bank.get(QUESTION)
    assert isinstance(item, Graded)
    weak = next(one.answer for one in item.examples if one.band in ("weak", "mixed"))
    texts = [injected(attempt, item.rubric()) for attempt in ATTEMPTS]
    said: list[str] = []

    def obey(handler: Any, request: Any) -> None:
        obeys(of_the_injection, said[-1])(handler, request)

    with serving(obey) as server, visiting(home, bank, settings(server.url)) as client:
        for text in texts:
            said.append(text)
            visitor = Visitor(client)
            visitor.move("begin")
            visitor.move("say", f"{weak}\n\n{text}")
            until(lambda: heard(visitor))  # noqa: B023 - called at once
            assert [one.findings for one in heard(visitor)] == [[]], text
        assert len(server.got) == len(texts)
        assert "model" not in {
            one["finding"]["source"] for one in finished(visitor)["rounds"][0]["questions"][0]["points"]
        }


def test_stories_code_and_silence_are_not_sent(home: Path, bank: Bank) -> None:
    asked: list[object] = []

    def notes(handler: Any, request: Any) -> None:
        asked.append(request.body)
        respond(handler, completion({"points": []}))

    with room(home, bank, notes) as visitor:
        visitor.move("say", "I don't know.")
        while visitor.slot().split(".")[1:2] == ["0"]:
            visitor.move("skip")
        visitor.move("say", f"At my last company we had little data. I decided, and I wrote it down. {SAID}")
        visitor.to_coding()
        visitor.move("say", "def pair_sum(nums, target):\n    return None\n")
        visitor.finish()
        assert asked == []
        assert debrief(visitor)["second"] is None


def test_what_falls_back_is_said_and_the_model_can_be_asked_again(home: Path, bank: Bank) -> None:
    port = free_port()
    with visiting(home, bank, settings(f"http://127.0.0.1:{port}/v1")) as client:
        visitor = Visitor(client)
        visitor.move("begin")
        visitor.move("say", SAID)
        until(lambda: heard(visitor))
        visitor.finish()
        seen = page(visitor)
        assert "Graded by the words alone (nothing was sent): test-model could not be reached." in seen
        assert "1 answer could not be read, and there the words alone decide" in seen
        assert "1 answer has no opinion of it" in seen
        with serving(DENIES, port=port):
            assert again(visitor, token="forged") == 403
            assert len(heard(visitor)) == 1
            assert again(visitor) == 200
            until(lambda: len(heard(visitor)) == 2)
            assert point(debrief(visitor), "unbiased")["source"] == "model"
            until(lambda: "no opinion of it" not in page(visitor))
            assert again(visitor) == 200
        assert len(heard(visitor)) == 2, "what has been read is not read again"


def test_another_model_may_be_asked_and_the_history_of_a_finding_is_shown(home: Path, bank: Bank) -> None:
    with room(home, bank, DENIES) as visitor:
        visitor.move("say", SAID)
        until(lambda: heard(visitor))
        visitor.finish()
    with serving(says(("unbiased", "covered", SAID.split(". ")[0]))) as server:
        other = Settings(server.url, "other-model", settings("").api_key)
        with visiting(home, bank, other) as client:
            visitor.client, visitor.token = client, client.app.state.token  # type: ignore[attr-defined]
            assert len(heard(visitor)) == 1, "nothing is sent to another model unasked"
            assert "Send it to other-model" in page(visitor)
            again(visitor)
            until(lambda: len(heard(visitor)) == 2)
            told = debrief(visitor)
    assert point(told, "unbiased")["outcome"] == "covered"
    told_of = told["rounds"][0]["questions"][0]["opinions"]
    changes = [(one["told"].split(":")[0], c["before"], c["after"]) for one in told_of for c in one["changes"]]
    assert changes == [
        ("Points also judged by test-model", "covered", "unclear"),
        ("Points also judged by other-model", "unclear", "covered"),
    ]


def test_answers_given_before_a_model_was_configured_are_sent_only_when_asked_for(home: Path, bank: Bank) -> None:
    with visiting(home, bank, None) as client:
        visitor = Visitor(client)
        visitor.move("begin")
        visitor.move("say", SAID)
        visitor.finish()
        assert again(visitor) == 409
    with serving(DENIES) as server, visiting(home, bank, settings(server.url)) as client:
        visitor.client, visitor.token = client, client.app.state.token  # type: ignore[attr-defined]
        assert "1 answer has no opinion of it" in page(visitor)
        assert not server.got
        again(visitor)
        until(lambda: heard(visitor))


def test_an_opinion_finds_its_way_into_a_rehearsal_that_went_on_elsewhere(home: Path, bank: Bank) -> None:
    with held(DENIES) as (waits, go, asked), room(home, bank, waits) as visitor:
        visitor.move("say", SAID)
        assert asked.wait(30)
        Rehearsal(open_database(home), bank, visitor.id).hint()
        go.set()
        until(lambda: heard(visitor))
        assert visitor.client.get(visitor.at).status_code == 200


def test_pages_name_the_model_and_where_answers_go_and_never_the_key(home: Path, bank: Bank) -> None:
    with room(home, bank, DENIES) as visitor:
        shown = [visitor.client.get("/").text, visitor.page(), visitor.move("say", SAID)]
        until(lambda: heard(visitor))
        visitor.finish()
        shown.append(page(visitor))
        told = [*shown, visitor.client.get(f"{visitor.at}/debrief.json").text]
        name = heard(visitor)[0].reading.reader
    assert all(name in one for one in shown)
    assert not [one for one in told if SECRET in one]
    assert not [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_where_none_is_configured_nothing_is_said_of_one_and_nothing_of_it_is_loaded(home: Path, bank: Bank) -> None:
    with visiting(home, bank, None) as client:
        visitor = Visitor(client)
        visitor.move("begin")
        shown = [client.get("/").text, visitor.move("say", SAID)]
        visitor.finish()
        shown.append(page(visitor))
        assert not [one for one in shown if "also sent" in one or "econd read" in one or "language model" in one]
        assert not [event for event in log(visitor) if isinstance(event, e.Assessed) and event.reader]
    asked = "import sys, superday.cli.serve, superday.cli.start; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert not {"httpx2", "superday.language.reader", "superday.language.sending"} & set(loaded)


def test_nothing_of_an_opinion_shows_before_the_debrief(home: Path, bank: Bank) -> None:
    with held(DENIES) as (waits, go, asked), room(home, bank, waits) as visitor:
        visitor.move("say", SAID)
        assert asked.wait(30)
        before = without_clock(visitor.page())
        go.set()
        until(lambda: heard(visitor))
        assert without_clock(visitor.page()) == before
        answer = visitor.client.get(f"{visitor.at}/second-reading", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, visitor.at)
        assert again(visitor) == 409


def without_clock(text: str) -> str:
    """A page of the room but for what is left of the time, and the nonce."""
    text = re.sub(r"(?s)<sd-clock.*?</sd-clock>", "", text)
    return re.sub(r'name="style-nonce" content="[^"]*"', "", text)
