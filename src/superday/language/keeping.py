"""What is kept of the model's judgements: replies, so that grading again is free, and every finding that changed.

Files in the person's own folder, readable by them alone.  The key is in none of them.
"""

import contextlib
import hashlib
import os
import time
from pathlib import Path

import msgspec

from superday.atomic import written
from superday.errors import CannotDo
from superday.findings import Finding
from superday.home import home
from superday.language.asking import PROMPT, Judgement, Usage
from superday.language.opinion import Change
from superday.language.settings import Settings
from superday.rubric.model import Rubric


class Kept(msgspec.Struct, frozen=True):
    """A reply that has been paid for."""

    judged: list[Judgement]
    usage: Usage


def _folder() -> Path:
    return home() / "language"


def _make(folder: Path) -> None:
    """The folder, and those above it that are ours, for their owner alone."""
    for one in (home(), _folder(), folder):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)


def fingerprint(answer: str) -> str:
    """An answer's name in the history."""
    return hashlib.sha256(answer.encode(errors="surrogatepass")).hexdigest()


def _reply_path(settings: Settings, rubric: Rubric, answer: str) -> Path:
    asked = (settings.base_url, settings.model, PROMPT, rubric.question, rubric.points, fingerprint(answer))
    return _folder() / "replies" / f"{hashlib.sha256(msgspec.msgpack.encode(asked)).hexdigest()}.json"


def kept_reply(settings: Settings, rubric: Rubric, answer: str) -> Kept | None:
    """What the model said of this answer before, if it did; a file that cannot be used is as good as none."""
    try:
        return msgspec.json.decode(_reply_path(settings, rubric, answer).read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def keep_reply(settings: Settings, rubric: Rubric, answer: str, reply: Kept) -> None:
    """Keep a reply for the next time; where the disk is full, the next time will cost again."""
    path = _reply_path(settings, rubric, answer)
    with contextlib.suppress(OSError, CannotDo):
        _make(path.parent)
        with written(path.parent, msgspec.json.encode(reply), 0o600) as there:
            there.replace(path)


def _history_path(question: str) -> Path:
    return _folder() / "history" / f"{question}.jsonl"


def changes(question: str, answer: str | None = None) -> list[Change]:
    """Every change of a finding on a question, the oldest first; with ``answer``, those of that answer."""
    try:
        lines = _history_path(question).read_bytes().splitlines()
    except OSError:
        return []
    found = [change for line in lines if (change := _change(line)) is not None]
    return found if answer is None else [one for one in found if one.answer == fingerprint(answer)]


def _change(line: bytes) -> Change | None:
    """A line of the history; the last one may be half written, where the power went."""
    try:
        return msgspec.json.decode(line, type=Change)
    except (msgspec.DecodeError, ValueError):
        return None


def record(question: str, answer: str, model: str, default: list[Finding], final: list[Finding]) -> list[Change]:
    """Put on disk what differs from the last time, or from the default grader's findings the first time.

    Raises:
        OSError: it cannot be written.
    """
    last = {one.point: str(one.outcome) for one in default}
    last |= {one.point: one.after for one in changes(question, answer)}
    now, name = time.time(), fingerprint(answer)
    found = [
        Change(now, question, name, model, one.point, last[one.point], str(one.outcome))
        for one in final
        if one.outcome != last[one.point]
    ]
    if found:
        _append(_history_path(question), b"".join(msgspec.json.encode(one) + b"\n" for one in found))
    return found


def _append(path: Path, lines: bytes) -> None:
    _make(path.parent)
    path.touch(mode=0o600)
    with path.open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        if size and os.pread(file.fileno(), 1, size - 1) != b"\n":
            lines = b"\n" + lines  # after a line that was cut off
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
