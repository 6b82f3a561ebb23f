"""Whatever a server does, the person gets findings in time, and is told which ones and why."""

import gzip
import json
import time
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler

import pytest
from servers import (
    ANSWER,
    HALF,
    RUBRIC,
    SECRET,
    SURE,
    Request,
    completion,
    default,
    free_port,
    opinion,
    respond,
    says,
    serving,
    settings,
)

from superday.language import Reader

GOOD = {"points": [{"point": "unbiased", "outcome": "covered", "quote": SURE}]}
DEEP = b'{"choices": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def body(raw: bytes, status: int = 200, kind: str = "application/json", **headers: str):
    return lambda handler, request: respond(handler, raw, status, kind, **headers)


def cut_off(handler: BaseHTTPRequestHandler, request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(completion(GOOD)[:40])


def slow(handler: BaseHTTPRequestHandler, request: Request) -> None:
    time.sleep(5)


def drip(handler: BaseHTTPRequestHandler, request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def drip_headers(handler: BaseHTTPRequestHandler, request: Request) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(60):
        handler.wfile.write(b"X: y\r\n")
        handler.wfile.flush()
        time.sleep(0.1)


def no_http(handler: BaseHTTPRequestHandler, request: Request) -> None:
    handler.wfile.write(b"\x00\xff not http at all\r\n\r\n")


def huge(handler: BaseHTTPRequestHandler, request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(2000):
        handler.wfile.write(b" " * 100_000)


BEHAVIOURS: dict[str, tuple[Callable[[BaseHTTPRequestHandler, Request], None], str]] = {
    "half a JSON": (body(completion(GOOD)[:60]), "did not answer as the protocol says"),
    "half a judgement": (body(completion('{"points": [{"point": "unb')), "did not reply in the form asked for"),
    "500": (body(b'{"error": "no"}', 500), "failed (status 500)"),
    "404": (body(b"not here", 404, "text/plain"), "failed (status 404)"),
    "401 that repeats the key": (body(f'{{"error": "bad key {SECRET}"}}'.encode(), 401), "refused the key"),
    "a web page": (body(b"<html>hello</html>", 200, "text/html"), "did not answer in JSON"),
    "JSON called text": (body(completion(GOOD), 200, "text/plain"), "did not answer in JSON"),
    "connection dropped mid-body": (cut_off, "broke the connection off"),
    "no HTTP": (no_http, "broke the connection off"),
    "huge body": (huge, "far too long"),
    "packed body": (body(gzip.compress(completion(GOOD)), Content_Encoding="gzip"), "packed its answer"),
    "empty body": (body(b""), "did not answer as the protocol says"),
    "no choices": (body(b'{"choices": []}'), "gave an empty reply"),
    "no message": (body(b'{"choices": [{}]}'), "did not answer as the protocol says"),
    "null content": (body(completion(None)), "did not reply in the form asked for"),
    "refusal": (
        body(json.dumps({"choices": [{"message": {"content": None, "refusal": "I can't"}}]}).encode()),
        "refused to judge",
    ),
    "refusal in prose": (body(completion("I'm sorry, I cannot do that.")), "did not reply in the form asked for"),
    "stopped for length": (
        body(json.dumps({"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}).encode()),
        "broke off in the middle",
    ),
    "NaN": (body(completion('{"points": [{"point": NaN, "outcome": "covered", "quote": ""}]}')), "form asked for"),
    "NaN in the envelope": (body(b'{"choices": NaN}'), "did not answer as the protocol says"),
    "deep JSON": (body(DEEP), "did not answer as the protocol says"),
    "deep judgement": (body(completion('{"points": ' + "[" * 100_000 + "]" * 100_000 + "}")), "form asked for"),
    "no text": (body(b'{"choices": "\xff\xfe"}'), "did not answer as the protocol says"),
    "lone surrogate": (body(completion('{"points": [{"point": "\\ud800", "outcome": "covered"}]}')), ""),
    "an outcome of its own": (
        body(completion({"points": [{"point": "unbiased", "outcome": "brilliant", "quote": SURE}]})),
        "form asked for",
    ),
    "a list": (body(completion([1, 2])), "form asked for"),
    "no points": (body(completion({"points": []})), "judged none of the points"),
    "unknown points": (says(("elsewhere", "covered", SURE)), "judged none of the points"),
    "duplicate points": (
        says(("noise", "covered", HALF), ("noise", "missing", "")),
        "judged none of the points",
    ),
    "five thousand points": (says(*[("noise", "covered", HALF)] * 5_000), "judged none of the points"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_a_server_that_misbehaves_changes_no_finding_and_is_told(name: str, capfd: pytest.CaptureFixture[str]):
    behave, why = BEHAVIOURS[name]
    with serving(behave) as server:
        found = opinion(server.url)
    assert found.findings == default()
    assert why in found.fell_back
    assert found.told().startswith("Graded by the words alone (sent to 127.0.0.1:")
    assert SECRET not in found.told()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("behave", [slow, drip, drip_headers], ids=lambda one: one.__name__)
def test_nothing_takes_longer_than_the_stated_time(behave):
    with serving(behave) as server:
        begun = time.monotonic()
        found = opinion(server.url, timeout=1.0)
        assert time.monotonic() - begun < 1.5
    assert found.findings == default()
    assert found.fell_back


def test_nobody_listening_is_told_and_nothing_counts_as_sent():
    found = opinion(f"http://127.0.0.1:{free_port()}/v1")
    assert found.findings == default()
    assert (found.sent, found.fell_back) == (False, "could not be reached")


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else():
    with serving(says(("unbiased", "covered", SURE))) as other:
        away = body(b"", 307, Location=f"{other.url}/chat/completions")
        with serving(away) as server:
            found = opinion(server.url)
    assert "another address" in found.fell_back
    assert not other.got
    assert server.got[0].headers["authorization"] == f"Bearer {SECRET}"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", ["0.2", "in words", "", None])
def test_a_busy_server_is_asked_again(status: int, after: str | None):
    def behave(handler: BaseHTTPRequestHandler, request: Request) -> None:
        if len(server.got) == 1:
            respond(handler, b"{}", status, **({} if after is None else {"Retry_After": after}))
        else:
            respond(handler, completion(GOOD))

    with serving(behave) as server:
        found = opinion(server.url)
    assert (len(server.got), found.fell_back) == (2, "")


def test_a_server_that_stays_busy_is_asked_three_times():
    with serving(body(b"{}", 429, Retry_After="0")) as server:
        found = opinion(server.url)
    assert (len(server.got), found.fell_back) == (3, "is busy (status 429)")


@pytest.mark.parametrize("after", ["3600", formatdate(time.time() + 3600), "1e300"], ids=["seconds", "date", "endless"])
def test_a_wait_that_is_too_long_is_not_waited(after: str):
    with serving(body(b"{}", 429, Retry_After=after)) as server:
        begun = time.monotonic()
        found = opinion(server.url)
    assert time.monotonic() - begun < 1
    assert (len(server.got), "longer than can be waited" in found.fell_back) == (1, True)


def test_a_server_without_schemas_is_asked_plainly():
    def behave(handler: BaseHTTPRequestHandler, request: Request) -> None:
        if "response_format" in request.body:
            respond(handler, b'{"error": "unknown field response_format"}', 400)
        else:
            respond(handler, completion("```json\n" + json.dumps(GOOD) + "\n```"))

    with serving(behave) as server:
        found = opinion(server.url)
    assert found.fell_back == ""
    assert set(server.got[1].body) == {"model", "messages"}


def test_after_two_failures_running_a_batch_asks_no_more():
    with serving(body(b"{}", 500)) as server:
        reader = Reader(settings(server.url))
        told = [reader.read("mini-batch", RUBRIC, f"{ANSWER} {n}.", default()).fell_back for n in range(4)]
    assert len(server.got) == 2
    assert told[3] == "was not asked: it failed 2 times running"


@pytest.mark.parametrize("usage", [None, "many", {"prompt_tokens": -5}, {"prompt_tokens": 1e99}, [], {}])
def test_a_count_of_tokens_that_makes_no_sense_is_no_count(usage: object):
    with serving(says(("unbiased", "covered", SURE), usage=usage)) as server:
        found = opinion(server.url, price_in=1.0, price_out=2.0)
    assert (found.fell_back, found.tokens_in, found.cost) == ("", None, None)


@pytest.mark.parametrize("answer", ["", "I don't know.", "variance, batch, noise, expectation, estimate, loss, step"])
def test_an_answer_that_says_nothing_is_not_sent(answer: str):
    with serving(says(("noise", "covered", answer))) as server:
        found = opinion(server.url, answer)
    assert not server.got
    assert found.findings == default(answer)


def test_an_answer_that_is_far_too_long_is_not_sent():
    with serving(says(("noise", "covered", HALF))) as server:
        found = opinion(server.url, f"{ANSWER} " * 500)
    assert not server.got
    assert "characters" in found.fell_back
