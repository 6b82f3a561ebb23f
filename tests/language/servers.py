"""A real HTTP server in a thread that behaves as each test says, and a rubric to be asked about."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from superday.findings import Finding
from superday.language import Opinion, Reader, Settings
from superday.language.settings import Key
from superday.rubric import grade
from superday.rubric.model import Point, Rubric

SECRET = "sk-never-to-be-seen"
RUBRIC = Rubric(
    "What is a mini-batch gradient?",
    [
        Point(
            "unbiased",
            "It is an unbiased estimate of the full gradient.",
            "must",
            wordings=["on average it equals the full gradient", "its expectation points in the true direction"],
            terms=[["unbiased", "on average", "expectation"], ["estimate", "full", "true", "direction"]],
        ),
        Point(
            "noise",
            "Its variance falls with the batch size.",
            wordings=["larger batches are less noisy", "the variance shrinks as the batch grows"],
            terms=[["variance", "noise", "noisy"], ["batch", "batches"], ["shrinks", "less", "falls", "smaller"]],
        ),
        Point(
            "descends",
            "Every step lowers the loss.",
            "trap",
            wordings=["the loss goes down at every single step", "each update is guaranteed to reduce the loss"],
            terms=[["every", "each"], ["loss"], ["down", "reduce", "lowers"], ["guaranteed"]],
        ),
    ],
)
SURE = "On average it equals the full gradient, so it is an unbiased estimate of the true direction."
VAGUE = "With larger ones it gets somewhat less jittery and it shrinks as they grow, as the spread of a mean does."
HALF = "I think that larger batches shrinks something."
TRAP = "So the loss must go down with each and every single step that I take, always reduced."
ANSWER = f"{SURE} {HALF}"
LONGER = (
    f"{SURE} That is why people are happy to use it instead of the real thing, which costs a whole afternoon. "
    "I have done this myself in two projects at my last company, and nobody there ever regretted it or asked me why."
)


class Request(NamedTuple):
    """What came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Behave = Callable[[BaseHTTPRequestHandler, Request], None]


class Server(NamedTuple):
    """A server under way, with what it was sent so far."""

    url: str
    got: list[Request]


@contextmanager
def serving(behave: Behave, tls: ssl.SSLContext | None = None, port: int = 0) -> Iterator[Server]:
    """A server on a loopback port for as long as the test needs it; over TLS where it has a certificate."""
    got: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(raw))
            got.append(request)
            with suppress(OSError):  # the client may hang up
                behave(self, request)

        def log_message(self, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads, block_on_close = True, False

        def handle_error(self, *args: object) -> None:
            pass

    server = Quiet(("127.0.0.1", port), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Server(f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}/v1", got)
    finally:
        server.shutdown()
        server.server_close()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def respond(
    handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, kind: str = "application/json", **headers: str
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: object, **more: object) -> bytes:
    """A chat completion with this content, made JSON unless it is text."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790}
    return json.dumps({"choices": [choice], "usage": usage} | more).encode()


def says(*judged: tuple[str, str, str], **more: object) -> Behave:
    """A server that judges points as told: (point, outcome, quote)."""
    points = [{"point": p, "outcome": o, "quote": q} for p, o, q in judged]
    return lambda handler, request: respond(handler, completion({"points": points}, **more))


def settings(url: str, timeout: float = 5.0, **more: Any) -> Settings:
    return Settings(url, "test-model", Key(SECRET), timeout, **more)


def opinion(url: str, answer: str = ANSWER, timeout: float = 5.0, **more: Any) -> Opinion:
    return Reader(settings(url, timeout, **more)).read("mini-batch", RUBRIC, answer, default(answer))


def default(answer: str = ANSWER) -> list[Finding]:
    return grade(RUBRIC, answer)


def outcomes(found: list[Finding]) -> dict[str, str]:
    return {one.point: str(one.outcome) for one in found}
