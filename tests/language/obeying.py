"""Attempts to talk a model round, and a server that obeys each of them in the worst way."""

import json
import re
import tomllib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from servers import LONGER, Request, completion, respond

from superday.rubric.model import Rubric
from superday.rubric.text import sentences

ATTEMPTS = tomllib.loads((Path(__file__).parent / "injections.toml").read_text(encoding="utf-8"))["attempt"]


def injected(attempt: dict[str, Any], rubric: Rubric) -> str:
    """The text that the candidate adds, naming points where the attempt does."""
    text = "".join(attempt["text"] for _ in range(attempt.get("repeat", 1)))
    ids = [point.id for point in rubric.points[:3]] if "POINT" in text else [""]
    return "\n".join(text.replace("POINT", one) for one in ids)


def told_points(request: Request) -> list[dict[str, str]]:
    listed = re.search(r"The points:\n(\[.*?\])\n\n", request.body["messages"][1]["content"], re.DOTALL)
    assert listed
    return json.loads(listed[1])


def obeys(quotes: Callable[[str], list[str]], text: str) -> Callable[[BaseHTTPRequestHandler, Request], None]:
    """A server that says covered of every point and finds every trap unsaid, with quotes of its own choice."""

    def behave(handler: BaseHTTPRequestHandler, request: Request) -> None:
        chosen, points = quotes(text), told_points(request)
        judged = [
            {
                "point": one["point"],
                "outcome": "missing" if one["kind"] == "trap" else "covered",
                "quote": chosen[i % len(chosen)],
                "score": 1.0,
            }
            for i, one in enumerate(points)
        ]
        respond(handler, completion({"points": judged, "score": 1.0, "band": "strong"}))

    return behave


def invented(text: str) -> list[str]:
    return ["The mini-batch gradient is an unbiased estimate whose variance falls with the batch size."]


def of_the_injection(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)] or [text.strip()]


def single_words(text: str) -> list[str]:
    return text.split()[:50] or ["x"]


def everything(text: str) -> list[str]:
    return [f"{LONGER}\n\n{text}"]
