"""A harness in a process of its own, spoken to in lines of JSON.

The server times itself from code to verdict, so that the way to and fro is not held against a peer.  A submission
may write to any descriptor that it inherits: lines count only where they carry the word that was agreed on.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

BENCHMARKS = Path(__file__).resolve().parent.parent
Check = Callable[[str], tuple[bool, str]]


class Outcome(NamedTuple):
    """What a harness said of a submission, and after how many milliseconds."""

    accepted: bool
    note: str
    ms: float


class Harness:
    """The client's end: ``module`` is run with ``arguments`` by ``python``."""

    def __init__(self, python: str, module: str, *arguments: str):
        self.word = secrets.token_hex(16)
        self.complaints = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        self.server = subprocess.Popen(
            [python, "-m", f"peers.{module}", self.word, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            cwd=BENCHMARKS,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        )
        self.is_ready = False

    def judge(self, code: str) -> Outcome:
        """One submission."""
        assert self.server.stdin
        if not self.is_ready:
            self.is_ready = self._answer()["ready"]
        self.server.stdin.write(json.dumps(code).encode() + b"\n")
        self.server.stdin.flush()
        return Outcome(**self._answer())

    def close(self) -> None:
        """End the server."""
        if self.server.stdin:
            self.server.stdin.close()
        self.server.wait()
        self.complaints.close()

    def _answer(self) -> dict[str, Any]:
        assert self.server.stdout
        for line in self.server.stdout:
            _, word, answer = line.decode(errors="replace").partition(self.word)
            if word:
                return dict(json.loads(answer))
        self.complaints.seek(0)
        raise RuntimeError(f"{self.server.args!r} ended: {self.complaints.read().decode(errors='replace')[-2000:]}")


def serve(check: Check) -> None:
    """The server's end: answer until standard input ends.  Standard output of the submissions goes nowhere."""
    word, lines = sys.argv[1], os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    source = os.fdopen(os.dup(0), "r")
    os.dup2(nowhere, 0)

    def answer(what: dict[str, Any]) -> None:
        os.write(lines, f"\n{word}{json.dumps(what)}\n".encode())

    answer({"ready": True})
    for line in source:
        code = json.loads(line)
        begun = time.perf_counter()
        accepted, note = check(code)
        answer({"accepted": accepted, "note": note, "ms": 1000 * (time.perf_counter() - begun)})
