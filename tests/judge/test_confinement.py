"""What a submission that means harm can see and do: nothing."""

import os
import threading
import time
from pathlib import Path

import msgspec
import pytest
from asker import ASK, OPEN_DESCRIPTORS
from running_max import REFERENCE

from superday.judge import judge
from superday.judge.model import Limits
from superday.judge.sandbox import (
    ChildDiedError,
    Confinement,
    GarbledError,
    OutputLimitError,
    TimeLimitError,
)
from superday.judge.sandbox.choose import open_sandbox

BODY = "def running_max(nums):\n    "


@pytest.fixture(scope="module")
def child():
    with open_sandbox().start(ASK, confinement=Confinement(memory_mib=64)) as child:
        yield child


def ask(child, code):
    return child.ask(code, cpu_seconds=2.0)


def test_a_file_in_the_home_folder_cannot_be_read(child):
    canary = Path.home() / f".superday-canary-{os.getpid()}"
    canary.write_text("secret")
    try:
        assert ask(child, f"answer = open({str(canary)!r}).read()") in ("FileNotFoundError", "PermissionError")
    finally:
        canary.unlink()


def test_no_file_of_ours_is_there(child):
    import superday

    source = Path(superday.__file__).resolve()
    bank = source.parents[2] / "bank"
    for path in (source, bank, Path.cwd() / "pyproject.toml", "/etc/passwd", "/var", "/sys/kernel"):
        assert ask(child, f"answer = os.path.exists({str(path)!r})") is False
    assert ask(child, "import superday") == "ModuleNotFoundError"


def test_the_environment_is_not_ours(monkeypatch):
    monkeypatch.setenv("A_SECRET", "hunter2")
    with open_sandbox().start(ASK) as child:
        assert "hunter2" not in repr(ask(child, "answer = dict(os.environ)"))
        assert "SUPERDAY_HOME" not in ask(child, "answer = dict(os.environ)")
        assert ask(child, "answer = open('/proc/self/environ').read()") in ("FileNotFoundError", "PermissionError")


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 80))",
        "import socket; socket.socket(socket.AF_UNIX)",
        "os.fork()",
        "import subprocess; subprocess.run(['/bin/true'])",
        "os.memfd_create('m')",
        "open('/new', 'w')",
        "open('/dev/shm/new', 'w')",
        "open('/tmp/new', 'wb').write(bytes(10**9))",
        "import resource as r; r.setrlimit(r.RLIMIT_AS, (r.RLIM_INFINITY, r.RLIM_INFINITY))",
        "import mmap; mmap.mmap(-1, 10**9)",
        "bytearray(10**9)",
        "[0] * 10**10",
    ],
)
def test_what_a_child_may_not_do_is_refused(child, code):
    refused = ("PermissionError", "OSError", "ValueError", "MemoryError", "FileNotFoundError")
    assert ask(child, code) in refused


def test_it_sees_no_process_and_signals_none(child):
    assert ask(child, "answer = [p for p in os.listdir('/proc') if p.isdigit()]") in ([], "PermissionError")
    assert ask(child, f"os.kill({os.getpid()}, 9)") in ("PermissionError", "ProcessLookupError")
    assert ask(child, "os.kill(-1, 9)") == ask(child, "os.kill(os.getpid(), 9)") == "PermissionError"


def test_it_has_no_descriptor_but_its_own(child):
    assert ask(child, OPEN_DESCRIPTORS) == [0, 1, 2, 3, 4]  # empty, prints twice, questions, answers


def test_threads_do_work(child):
    code = "import threading\nanswer = []\nt = threading.Thread(target=answer.append, args=(1,))\nt.start(); t.join()"
    assert ask(child, code) == [1]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("while True: pass", TimeLimitError),
        ("import time; time.sleep(60)", TimeLimitError),
        ("os._exit(3)", ChildDiedError),
        ("import ctypes; ctypes.string_at(0)", ChildDiedError),
        ("import sys; sys.stdout.write('x' * 10**7)", OutputLimitError),
        ("answer = 'x' * 10**7", OutputLimitError),
        ("os.write(4, (2**60).to_bytes(8, 'big'))", OutputLimitError),
        ("os.write(4, (4).to_bytes(8, 'big') + b'oops')", GarbledError),
        ("os.closerange(0, 64)", ChildDiedError),
    ],
)
def test_a_child_that_does_not_answer_is_dead_by_then(code, error):
    confinement = Confinement(memory_mib=64, printed_kib=1024, answer_mib=4)
    with open_sandbox().start(ASK, confinement=confinement) as child:
        with pytest.raises(error):
            child.ask(code, cpu_seconds=0.3, wall_seconds=1.5)
        with pytest.raises(ChildDiedError):
            child.ask("answer = 1", cpu_seconds=0.3)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("class Equal:\n    def __eq__(self, other): return True\n" + BODY + "return Equal()", "wrong-answer"),
        ("class Liar(list):\n    def __eq__(self, other): return True\n" + BODY + "return Liar()", "wrong-answer"),
        ("class Int(int):\n    __eq__ = lambda s, o: True\n" + BODY + "return [Int()] * len(nums)", "wrong-answer"),
        ("import json\njson.dumps = lambda *a, **k: '{}'\n" + BODY + "return 1", "wrong-answer"),
        ("raise SystemExit(0)", "runtime-error"),
        ("raise KeyboardInterrupt", "runtime-error"),
        ("import os\nos._exit(0)", "runtime-error"),
        ("import os\nos.write(4, b'accepted' * 9)", "output-limit"),
        ("import os\nos.closerange(0, 64)\n" + REFERENCE, "runtime-error"),
        ("import os\nwhile True: os.fork()", "runtime-error"),
        ("x = bytearray(10**10)", "memory-limit"),
        ("x = []\nwhile True: x.append(bytearray(10**6))", "memory-limit"),
        ("def f(): f()\nf()", "runtime-error"),
        ("print('accepted')\n" + BODY + "print('accepted'); return None", "wrong-answer"),
        ("import time\n" + BODY + "time.sleep(60)", "time-limit"),
        ("import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass", "time-limit"),
        (BODY + "return 9**9**9", "time-limit"),
        (BODY + "x = []; x.append(x); return x", "wrong-answer"),
        (BODY + "return ['x' * 10**6] * 100", "memory-limit"),
        pytest.param("(" * 100_000, "invalid-submission", id="deep parse"),
    ],
)
def test_a_hostile_submission_gets_its_verdict(submit, code, expected):
    assert submit(code).verdict == expected


def test_answers_are_not_to_be_found_in_stack_frames_or_in_memory(submit):
    search = """
import gc, sys
def running_max(nums):
    frame, found = sys._getframe(), []
    while frame:
        found += [name for name in frame.f_locals if name in ("expected", "reference", "tests")]
        frame = frame.f_back
    found += [o for o in gc.get_objects() if isinstance(o, dict) and "expected" in o]
    return found[0]
"""
    assert submit(search).verdict == "runtime-error"


def test_an_answer_cannot_come_before_its_question(submit):
    forged = """
import os
body = len(b'{"d":[["value",[]]]}').to_bytes(4, "big") + b'{"d":[["value",[]]]}'
os.write(4, (len(body).to_bytes(8, "big") + body) * 40)
def running_max(nums): return []
"""
    verdict = submit(forged)
    assert (verdict.verdict, verdict.tests.passed) == ("runtime-error", 0)


def descendants():
    """Every process that we started, directly or not, with its state (R: it runs)."""
    parents, states = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(stat.parent.name)
        states[pid], parents[pid] = fields[0], int(fields[1])
    ours, grown = {os.getpid()}, True
    while grown:
        grown = {pid for pid, parent in parents.items() if parent in ours and pid not in ours}
        ours |= grown
    return {pid: states[pid] for pid in ours - {os.getpid()}}


def soon(holds):
    end = time.monotonic() + 10
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return held


@pytest.fixture
def hasty(problem):
    """The problem, with so little time that many can be made to wait for it."""
    return msgspec.structs.replace(problem, limits=Limits(seconds=0.1, memory_mib=64, output_kib=64))


# What is parked in the background comes and goes, so that only what is left each time tells.
TIMES = 25


def test_no_process_is_left(problem, hasty):
    judge(hasty, REFERENCE)
    verdicts = []
    slow = msgspec.structs.replace(problem, limits=Limits(seconds=2.0, memory_mib=64, output_kib=64))
    run = threading.Thread(target=lambda: verdicts.append(judge(slow, BODY + "while True: pass")))
    run.start()
    seen = soon(lambda: "R" in descendants().values())
    run.join()
    assert verdicts[0].verdict == "time-limit"
    assert seen, f"it was never seen to run: {verdicts[0]}"
    before = len(descendants())
    for _ in range(TIMES):
        judge(hasty, BODY + "while True: pass", which="visible")
    assert soon(lambda: "R" not in descendants().values() and len(descendants()) < before + TIMES)


def descriptors():
    return list(Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("code", [REFERENCE, "import os\nos._exit(0)", BODY + "while True: pass"])
def test_no_descriptor_is_left(hasty, code):
    judge(hasty, REFERENCE)
    before = len(descriptors())
    for _ in range(TIMES):
        judge(hasty, code, which="visible")
    assert len(descriptors()) < before + TIMES
