"""The second reader and a process that is killed: what was to be read is read, and counts once."""

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import small_loop
from playwright.sync_api import Browser
from servers import Server as Model
from servers import says, serving

from superday.loop import events as e
from superday.loop.state import replay
from superday.store import EventLog, open_database
from tests.e2e.conftest import Server

SAID = "On average the mini-batch gradient equals the full gradient, so it is unbiased. I would anneal the rate."
DENIES = says(("unbiased", "missing", ""))


class Visitor:
    """Someone without scripts, who reloads the page to get its token after each start."""

    def __init__(self, server: Server):
        self._server = server
        self.at = ""

    def get(self, path: str) -> str:
        return httpx2.get(f"{self._server.url}{path}", timeout=30, follow_redirects=True).text

    def post(self, path: str, **form: str) -> httpx2.Response:
        token = re.search(r'name="token" content="([^"]+)"', self.get("/"))
        assert token
        sent = httpx2.post(f"{self._server.url}{path}", data={"token": token[1], **form}, timeout=30)
        assert sent.status_code == 303, sent.text
        return sent

    def begin(self) -> None:
        self.at = self.post("/rehearsals", loop="small", seed="1").headers["location"]
        self.post(f"{self.at}/moves/begin")

    def slot(self) -> str:
        return str(httpx2.get(f"{self._server.url}{self.at}/clock", timeout=30).json()["slot"])


def log(home: Path, visitor: Visitor) -> list[e.AnyEvent]:
    engine = open_database(home)
    try:
        return [e.decode(one.body) for one in EventLog(engine).events(visitor.at.rsplit("/", 1)[1])]
    finally:
        engine.dispose()


def heard(home: Path, visitor: Visitor) -> list[e.SecondOpinion]:
    return [event for event in log(home, visitor) if isinstance(event, e.SecondOpinion)]


def until(ready: Any) -> None:
    over = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < over
        time.sleep(0.02)


@pytest.fixture
def gate() -> threading.Event:
    """The model answers nobody before this is set."""
    return threading.Event()


@pytest.fixture
def model(gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """A language model, configured for every superday that is started from here on."""

    def waits(handler: Any, request: Any) -> None:
        assert gate.wait(60)
        DENIES(handler, request)

    with serving(waits) as serves:
        for name, value in {"BASE_URL": serves.url, "MODEL": "test-model", "TIMEOUT": "60"}.items():
            monkeypatch.setenv(f"SUPERDAY_LLM_{name}", value)
        yield serves
        gate.set()


@pytest.fixture
def server(model: Model, home: Path) -> Iterator[Server]:
    small_loop.write(home, "small", ("concept", "sgd-vs-gd", 20), ("concept", "bootstrap", 20))
    one = Server(home)
    one.start()
    yield one
    one.close()


def test_what_a_killed_process_had_not_read_is_read_once_by_the_next(
    server: Server, model: Model, gate: threading.Event, home: Path
) -> None:
    visitor = Visitor(server)
    visitor.begin()
    visitor.post(f"{visitor.at}/moves/say", text=SAID, slot=visitor.slot())
    visitor.get(visitor.at)  # the page that a browser is led to
    until(lambda: model.got)
    for _ in range(2):
        server.stop(signal.SIGKILL)
        assert heard(home, visitor) == []
        server.start()
        asked = len(model.got)
        visitor.get(visitor.at)
        until(lambda: len(model.got) > asked)  # noqa: B023 - called at once
    gate.set()
    until(lambda: heard(home, visitor))
    for _ in range(2):
        server.stop(signal.SIGKILL)
        server.start()
        visitor.get(visitor.at)
    assert len(model.got) == 3
    assert len(heard(home, visitor)) == 1
    state = replay(log(home, visitor))
    assert [one.source for one in state.rounds[0].asked[0].turns[0].findings or [] if one.point == "unbiased"] == [
        "model"
    ]


def test_superday_that_is_stopped_does_not_wait_for_a_model(server: Server, model: Model, home: Path) -> None:
    visitor = Visitor(server)
    visitor.begin()
    visitor.post(f"{visitor.at}/moves/say", text=SAID, slot=visitor.slot())
    visitor.get(visitor.at)
    until(lambda: model.got)
    assert server.stop(signal.SIGINT) == ""  # within the 20 s that the test's stop allows; the model would take 60


@pytest.mark.browser
def test_a_debrief_that_stands_open_tells_when_the_reading_has_ended(
    server: Server, model: Model, gate: threading.Event, chromium: Browser
) -> None:
    visitor = Visitor(server)
    visitor.begin()
    visitor.post(f"{visitor.at}/moves/say", text=SAID, slot=visitor.slot())
    until(lambda: visitor.get(visitor.at) and model.got)
    while "/debrief" not in str(httpx2.get(f"{server.url}{visitor.at}", timeout=30).headers.get("location", "")):
        visitor.post(f"{visitor.at}/moves/skip", slot=visitor.slot())
    page = chromium.new_context().new_page()
    page.goto(f"{server.url}{visitor.at}/debrief")
    assert "1 answer is being read" in page.locator("#second-reading").inner_text()
    assert "test-model at 127.0.0.1" in page.locator("#second-reading").inner_text()
    if folder := os.environ.get("SUPERDAY_SHOTS"):
        page.screenshot(path=f"{folder}/reading.png")
    gate.set()
    page.get_by_text("The reading has ended").wait_for(timeout=30_000)
    page.get_by_role("link", name="Load the debrief again").click()
    page.get_by_text("by the language model").first.wait_for(timeout=30_000)
    if folder := os.environ.get("SUPERDAY_SHOTS"):
        page.locator("summary", has_text="Second reading").first.click()
        page.screenshot(path=f"{folder}/read.png", full_page=True)
