"""A server in this process, over a small bank, whose clock the test sets: days go by as fast as they are lived."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect
from tiny import tiny_bank

from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.store import open_database
from superday.web.app import make_app
from tests.e2e.conftest import Watch

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Hourglass:
    """The server and its hands, in seconds after the first morning."""

    def __init__(self, place: Path):
        self.hands = 0.0
        clock = Clock(lambda: MORNING.timestamp() + self.hands, UTC)
        app = make_app(open_database(place / "data"), tiny_bank(place / "bank"), clock=clock)
        self.desk: Desk = app.state.study.desk
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"

    def to(self, day: int) -> date:
        """Turn to the morning of a day, counted from 0; its date."""
        self.hands = day * 86400.0
        return self.date(day)

    @staticmethod
    def date(day: int) -> date:
        """The date of a day counted from 0."""
        return MORNING.date() + timedelta(days=day)

    def close(self) -> None:
        """Stop the server."""
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture
def hourglass(tmp_path: Path) -> Iterator[Hourglass]:
    """A running server on the first morning."""
    one = Hourglass(tmp_path)
    yield one
    one.close()


@pytest.fixture
def tab(chromium: Browser, hourglass: Hourglass) -> Iterator[Page]:
    """A tab at the server; at the end it has told no error, but that a stopped server did not answer."""
    context = chromium.new_context(base_url=hourglass.url)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    unexpected = [error for error in watch.unexpected() if "Failed to fetch" not in error]
    assert unexpected == [], "\n".join(unexpected)


def stage(page: Page) -> str:
    """How the card on the page stands: card, settle, told or over."""
    return page.locator("#card[data-stage]").get_attribute("data-stage") or ""


def until_not(page: Page, former: str) -> str:
    """Wait until the card stands otherwise; how it does."""
    page.locator(f"#card[data-stage]:not([data-stage={former}])").wait_for()
    return stage(page)


def review(page: Page, hourglass: Hourglass, typed: str, seconds: float) -> int:
    """Go through today's cards by the keyboard alone, each in so many seconds; how many there were."""
    page.goto("/study/review")
    for count in range(200):
        if stage(page) == "over":
            return count
        hourglass.hands += seconds
        expect(page.locator("#typed")).to_be_focused()
        page.keyboard.insert_text(typed)
        page.keyboard.press("Enter")
        if not typed:
            expect(page.locator("#hint")).to_contain_text("Enter once more")
            page.keyboard.press("Enter")
        if until_not(page, "card") == "settle":
            page.keyboard.press("y")
            until_not(page, "settle")
        while page.locator(".piece").count():
            pieces = page.locator(".piece").count()
            expect(page.locator(".piece input[type=text]").first).to_be_focused()
            page.keyboard.press("Enter")
            page.locator(".piece").nth(pieces - 1).wait_for(state="detached")
        expect(page.get_by_role("button", name="Go on")).to_be_focused()
        page.keyboard.press("Enter")
        until_not(page, "told")
    raise AssertionError("the day does not end")
