"""The hostile submissions, what they may try to reach, and what is looked at after each.

A submission is a file ``<family>/<name>.py`` beside this one: lines ``# expect:`` (the verdict; more than one only
where its description says why), ``# profile:`` (plain by default), a description, the code.  Text that no file can
hold is given as ``# source:``, a Python expression.  ``__CANARY__`` and its like stand for what is there on the day.

Run as a program, it judges the submissions that are named, or all, and prints one JSON document.
"""

import argparse
import ctypes
import gc
import json
import os
import re
import secrets
import socket
import sys
import sysconfig
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, Self

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1])]

import msgspec
from hostile import problems

from superday.judge import judge
from superday.judge.model import Problem, Profile, Verdict
from superday.judge.sandbox import SandboxUnavailable

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[2]
LEFTOVERS = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/", ".", str(Path(os.__file__).parent))
SETTLE_SECONDS = 5.0
AT_ONCE = 2  # more would hold more answers at a time than MOST_MIB allows for
MOST_MIB = 512
"""What the judge may hold at its highest while it reads whatever an answer may be."""


class Submission(NamedTuple):
    name: str
    expect: tuple[str, ...]
    profile: Profile
    code: str


def read(path: Path) -> Submission:
    """One file of the corpus."""
    text = path.read_text()
    said = dict(re.findall(r"^# (expect|profile|source): (.*)$", text, re.M))
    code = eval(said["source"]) if "source" in said else text
    name = path.relative_to(HERE).with_suffix("").as_posix()
    return Submission(name, tuple(said["expect"].split()), said.get("profile", "plain"), code)


def submissions() -> list[Submission]:
    """All of them."""
    return [read(path) for path in sorted(HERE.glob("*/*.py"))]


class Surroundings:
    """Secrets, files and listeners that a submission must not reach, and problems to submit to."""

    def __init__(self, folder: Path):
        self.marker = "sd" + secrets.token_hex(5)
        self.secret_name, self.secret = "SUPERDAY_CANARY_VARIABLE", secrets.token_hex(16)
        self.canary = Path.home() / f".superday-canary-{self.marker[2:]}"
        self.outside = folder / "outside"
        self.outside.mkdir()
        self.key = 0x5D000000 + secrets.randbelow(1 << 24)
        self.problems = {profile: problems.write(folder, profile) for profile in problems.HONEST}
        self._close = ExitStack()

    def __enter__(self) -> Self:
        self.canary.write_text(self.secret)
        self._close.callback(self.canary.unlink, missing_ok=True)
        (self.outside / "letter").write_text(self.secret)
        self.outside.chmod(0o777)
        (self.outside / "letter").chmod(0o666)
        os.environ[self.secret_name] = self.secret
        self._close.callback(os.environ.pop, self.secret_name, None)
        open_file = os.open(self.canary, os.O_RDONLY)
        os.set_inheritable(open_file, True)
        self._close.callback(os.close, open_file)
        self._listen()
        self._before = self._state()
        return self

    def __exit__(self, *_: object) -> None:
        self._close.close()

    def _listen(self) -> None:
        """Where a submission that gets out would be heard."""
        stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
        first = self._listener(socket.AF_INET, stream, ("127.0.0.1", 0))
        self.port = first.getsockname()[1]
        self.listeners = [
            first,
            self._listener(socket.AF_INET, datagram, ("127.0.0.1", self.port)),
            self._listener(socket.AF_UNIX, stream, str(self.outside / "socket")),
            self._listener(socket.AF_UNIX, stream, f"\0{self.marker}"),
            self._listener(socket.AF_UNIX, datagram, f"\0{self.marker}-datagram"),
        ]
        (self.outside / "socket").chmod(0o777)
        if socket.has_ipv6:
            try:
                self.listeners.append(self._listener(socket.AF_INET6, stream, ("::1", self.port)))
            except OSError:
                return  # switched off here

    def _listener(self, family: int, kind: int, address: Any) -> socket.socket:
        listener = self._close.enter_context(socket.socket(family, kind))
        listener.bind(address)
        listener.setblocking(False)
        if kind == socket.SOCK_STREAM:
            listener.listen()
        return listener

    def code(self, submission: Submission) -> str:
        """The submission with the names of the day in it."""
        names = {
            "CANARY": str(self.canary), "CANARY_NAME": self.canary.name, "HOME": str(Path.home()),
            "OUTSIDE": str(self.outside), "MARKER": self.marker, "PARENT": str(os.getpid()),
            "CHECKOUT": str(CHECKOUT), "PROBLEM": str(self.problems[submission.profile].folder),
            "SUPERDAY_HOME": os.environ.get("SUPERDAY_HOME", f"{Path.home()}/superday"), "PORT": str(self.port),
            "ABSTRACT": self.marker, "SECRET_NAME": self.secret_name, "KEY": hex(self.key),
            "SITE": sysconfig.get_paths()["purelib"], "VENV": sys.prefix,
        }  # fmt: skip
        return re.sub(r"__([A-Z_]+)__", lambda found: names.get(found[1], found[0]), submission.code)

    def complaints(self, submission: Submission, verdict: Verdict) -> list[str]:
        """What is wrong with a verdict, or with the machine after it."""
        wrong = [] if verdict.verdict in submission.expect else [f"the verdict is {verdict.verdict}: {verdict.reason}"]
        try:
            said = msgspec.json.encode(verdict).decode()
        except Exception as error:
            return [*wrong, f"the verdict cannot be written as JSON: {error}"]
        if self.secret in said:
            wrong.append("it read a secret")
        if "LEAK" in said:
            wrong.append(f"it got what it tried for: {said}")
        if verdict.verdict == "accepted" and verdict.tests.passed != verdict.tests.total:
            wrong.append(f"accepted with {verdict.tests}")
        return wrong + self._changes()

    def _changes(self) -> list[str]:
        """What is not as it was."""
        now = self._state()
        changed = [f"{name}: {now[name]}, was {old}" for name, old in self._before.items() if now[name] != old]
        called = [f"somebody called {listener}" for listener in self.listeners if _is_called(listener)]
        return settled(self) + changed + called

    def processes(self) -> list[str]:
        """Processes that carry the marker, in their command line or their name."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                told = (process / "cmdline").read_bytes() + (process / "comm").read_bytes()
            except OSError:
                continue
            if self.marker.encode() in told and process.name != str(os.getpid()):
                found.append(process.name)
        return found

    def _state(self) -> dict[str, Any]:
        library = Path(os.__file__)
        return {
            "canary": _text(self.canary),
            "letter": _text(self.outside / "letter"),
            "folder": sorted(_names(self.outside)),
            "references": [_text(problem.folder / "reference.py") for problem in self.problems.values()],
            "library": (library.stat().st_size, library.stat().st_mode, (library.parent / "sitecustomize.py").exists()),
            "leftovers": [f"{place}/{name}" for place in LEFTOVERS for name in _names(place) if self.marker in name],
            "System V": [kind for kind in ("shm", "sem", "msg") if str(self.key) in _text(f"/proc/sysvipc/{kind}")],
            "environment": os.environ.get(self.secret_name),
        }


def _names(folder: str | Path) -> list[str]:
    return [place.name for place in Path(folder).iterdir()] if os.access(folder, os.R_OK) else []


def _text(path: str | Path) -> str:
    try:
        return Path(path).read_text()
    except OSError as error:
        return type(error).__name__


def _is_called(listener: socket.socket) -> bool:
    try:
        if listener.type == socket.SOCK_STREAM:
            listener.accept()[0].close()
        else:
            listener.recv(100)
    except BlockingIOError:
        return False
    return True


def settled(around: Surroundings) -> list[str]:
    """Processes that are left.  The death of a child may take it a moment to be seen."""
    give_up = time.monotonic() + SETTLE_SECONDS
    while (processes := around.processes()) and time.monotonic() < give_up:
        time.sleep(0.01)
    return [f"processes are left: {processes}"] if processes else []


def honest(problem: Problem) -> list[str]:
    """What is wrong with the verdict on a right solution: nothing."""
    verdict = judge(problem, problems.HONEST[problem.profile])
    return [] if verdict.verdict == "accepted" else [f"then an honest one was {verdict.verdict}: {verdict.reason}"]


def tried(around: Surroundings, submission: Submission) -> dict[str, Any]:
    """Judge one submission, then an honest one; ``wrong`` lists all that is not as it should be."""
    problem, started = around.problems[submission.profile], time.monotonic()
    try:
        verdict = judge(problem, around.code(submission))
    except Exception as error:
        raised = f"the judge raised {type(error).__name__}: {error}"
        return {"name": submission.name, "sandbox": None, "wrong": [raised], "seconds": 0.0}
    took = round(time.monotonic() - started, 2)
    wrong = around.complaints(submission, verdict) + honest(problem)
    return {"name": submission.name, "sandbox": verdict.sandbox, "wrong": wrong, "seconds": took}


def waits(submission: Submission) -> bool:
    """Whether it is judged by letting its time run out."""
    return "time-limit" in submission.expect


def tried_at_once(around: Surroundings, some: list[Submission]) -> list[dict[str, Any]]:
    """Judge them at the same time; the machine is looked at once all are over."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verdicts = list(pool.map(lambda one: judge(around.problems[one.profile], around.code(one)), some))
    return [
        {"name": one.name, "sandbox": verdict.sandbox, "wrong": around.complaints(one, verdict), "seconds": 0.0}
        for one, verdict in zip(some, verdicts, strict=True)
    ]


def blank() -> dict[str, Any]:
    """A result that is still to come."""
    return {"name": "", "sandbox": None, "wrong": [""], "seconds": -1.5}


class _Malloc(ctypes.Structure):
    """struct mallinfo2 of the C library: ``hblkhd`` and ``uordblks`` are the bytes in use."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in [
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        ]
    ]


def held_kib() -> int:
    """What this process holds.  Run with ``PYTHONMALLOC=malloc``, for then the C library knows of all of it; pages that
    stay resident though nothing in them is in use come and go by a MiB or two and are no growth of the judge."""
    gc.collect()
    libc = ctypes.CDLL(None)
    libc.mallinfo2.restype = _Malloc
    told = libc.mallinfo2()
    return int(told.hblkhd + told.uordblks) // 1024


def descriptors() -> int:
    """How many are open once what is used up has been parked anew, which takes a moment."""
    end, most = time.monotonic() + 1.0, 0
    while time.monotonic() < end:
        most = max(most, len(_names("/proc/self/fd")))
        time.sleep(0.02)
    return most


def peak_mib() -> int:
    """The most that this program held; ``ru_maxrss`` would count what stood here before it was executed, too."""
    (line,) = [one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def run(names: list[str], warm: bool) -> dict[str, Any]:
    """Judge in one process, after a first pass if ``warm``; what became of each, and of this process."""
    chosen = [one for one in submissions() if not names or one.name in names]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with Surroundings(Path(folder)) as around:
            for profile in {one.profile for one in chosen}:
                assert honest(around.problems[profile]) == []
            slow, quick = [one for one in chosen if waits(one)], [one for one in chosen if not waits(one)]
            # The results take the place of blank ones: a list of results is no growth of the judge.
            results = [blank() for _ in chosen]
            if warm:
                tried_at_once(around, quick)
            memory, files = held_kib(), descriptors()
            for place, one in enumerate(tried_at_once(around, slow)):
                results[place] = one
            for place, one in enumerate(quick, len(slow)):
                results[place] = tried(around, one)
            grown = {"kib": held_kib() - memory, "descriptors": descriptors() - files}
    return {"user": os.getuid(), "results": results, "grown": grown, "peak_mib": peak_mib()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    try:
        print(json.dumps(run(options.names, options.warm)))
    except SandboxUnavailable as error:
        print(json.dumps({"user": os.getuid(), "refused": str(error)}))


if __name__ == "__main__":
    main()
