"""A real server process and a real Chromium.  Where there is no Chromium, its tests are reported as not run."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOT_RUN = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out, and count them, where there is no browser."""
    left_out = [item for item in items if item.get_closest_marker("browser") and not CHROMIUM]
    config.stash[NOT_RUN] = len(left_out)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    if hasattr(config, "workeroutput"):
        config.workeroutput["browser_not_run"] = len(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """What a worker of xdist left out is told once, by the process that reports."""
    told = getattr(node, "workeroutput", {})  # a worker that died has none
    node.config.stash[NOT_RUN] = told.get("browser_not_run", 0)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what was not run."""
    if count := config.stash.get(NOT_RUN, 0):
        terminalreporter.write_line(f"NOT RUN: {count} browser tests, no chromium: apt-get install chromium", red=True)


class Server:
    """A ``superday serve`` process that can be killed and started again at the same address."""

    def __init__(self, home: Path):
        self.home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and wait for the first page."""
        command = [sys.executable, "-m", "superday", "serve", "--port", str(self.port), "--no-browser"]
        environment = {**os.environ, "SUPERDAY_HOME": str(self.home)}
        began = time.monotonic()
        self._process = subprocess.Popen(
            command, env=environment, text=True, stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
        while not self._answers():
            assert self._process.poll() is None, self._process.communicate()
            assert time.monotonic() - began < 30, "the server does not answer"
            time.sleep(0.01)

    def _answers(self) -> bool:
        with socket.socket() as there:
            there.settimeout(5)
            if there.connect_ex(("127.0.0.1", self.port)):
                return False
            try:
                there.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return there.recv(64).startswith(b"HTTP/1.1 200")
            except ConnectionResetError:  # what the port's former server left in its queue
                return False

    def stop(self, how: signal.Signals = signal.SIGKILL) -> str:
        """End the process; what it wrote to stderr."""
        assert self._process is not None
        self._process.send_signal(how)
        _, told = self._process.communicate(timeout=20)
        self._process = None
        return told

    def close(self) -> None:
        """End it if it runs; a server that was well has told nothing."""
        if self._process is not None:
            assert self.stop(signal.SIGINT) == ""


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """A running server over an empty home."""
    one = Server(home)
    one.start()
    yield one
    one.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error("refused:", event.violatedDirective, event.sourceFile, event.target?.outerHTML?.slice(0, 200));
})"""


class Watch:
    """What pages tell in the console and where they send requests."""

    def __init__(self, context: BrowserContext):
        self.errors: list[str] = []
        self.requests: list[str] = []
        context.add_init_script(TELL_VIOLATIONS)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def unexpected(self) -> list[str]:
        """Errors, but for requests that a stopped server could not answer, or that were refused."""
        absent = re.compile(
            r"ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|INCOMPLETE_CHUNKED"
            r"|status of (403|409|413|503)"
        )
        return [error for error in self.errors if not absent.search(error)]


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser profile; at the end no page of it has told an error, or asked anything of another origin."""
    one = chromium.new_context(base_url=server.url)
    one.set_default_timeout(30_000)
    watch = Watch(one)
    yield one
    one.close()
    assert watch.unexpected() == [], "\n".join(watch.unexpected())
    assert [url for url in watch.requests if not url.startswith((server.url, "data:", "blob:"))] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()
