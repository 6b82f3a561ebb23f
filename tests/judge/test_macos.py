"""The sandbox of macOS, as far as another system can show it.

What ``sandbox-exec`` keeps from a child is macOS's to show.  Here a stand-in starts the interpreter and confines
nothing: all else is the real thing, from the profile to the verdict.
"""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import msgspec
import pytest
from asker import ASK, OPEN_DESCRIPTORS
from hypothesis import given
from hypothesis import strategies as st
from running_max import BRUTE, REFERENCE

import superday
from superday.cli import doctor
from superday.judge.bench import Bench
from superday.judge.examine import examine
from superday.judge.growth.costs import measure
from superday.judge.growth.probe import SubmissionProbe
from superday.judge.model import Growth, Limits
from superday.judge.sandbox import (
    ChildDiedError,
    ChildLostError,
    Confinement,
    OutputLimitError,
    SandboxUnavailable,
    TimeLimitError,
    choose,
)
from superday.judge.sandbox.linux import LinuxSandbox
from superday.judge.sandbox.macos import MacSandbox
from superday.judge.sandbox.seatbelt import executable, profile, readable
from superday.judge.sandbox.view import view


@pytest.fixture
def stand_in(tmp_path):
    """Takes the arguments of sandbox-exec, and notes the profile."""
    program = tmp_path / "sandbox-exec"
    program.write_text(f'#!/bin/sh\nprintf %s "$2" > {tmp_path}/profile\nshift 2\nexec "$@"\n')
    program.chmod(0o755)
    return program


@pytest.fixture
def sandbox(stand_in):
    sandbox = MacSandbox(stand_in)
    yield sandbox
    sandbox.close()


def ask(child, code):
    return child.ask(code, cpu_seconds=10.0)


# The profile.


def rules(text):
    """A profile as nested lists; a string literal is a Path."""
    stack = [[]]
    for string, sign in re.findall(r'"((?:[^"\\]|\\.)*)"|([()]|[^\s()"]+)', text, re.DOTALL):
        if sign == "(":
            stack.append([])
        elif sign == ")":
            whole = stack.pop()
            stack[-1].append(whole)
        else:
            stack[-1].append(sign or Path(re.sub(r"\\(.)", r"\1", string, flags=re.DOTALL)))
    (all_rules,) = stack
    return all_rules


def granted(text):
    """(operation, how it is matched, path) for all that a profile allows."""
    for kind, *operations_and_paths in rules(text)[2:]:
        assert kind == "allow"
        operations = [part for part in operations_and_paths if type(part) is str]
        paths = [part for part in operations_and_paths if type(part) is list] or [[None, None]]
        yield from ((operation, matching, path) for operation in operations for matching, path in paths)


segments = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
paths = st.lists(segments.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4).map(
    lambda names: Path("/", "no such place", *names)
)


@given(paths, st.lists(paths, min_size=1))
def test_a_profile_denies_all_but_the_paths_that_it_is_given_however_they_are_spelt(python, places):
    text = profile(python, places)
    assert rules(text)[:2] == [["version", "1"], ["deny", "default"]]
    ways = {way for place in places for way in place.parents}
    assert set(granted(text)) == {
        ("sysctl-read", None, None),
        ("process-exec", "literal", python),
        ("file-read*", "literal", Path("/")),
        *(("file-read*", "subpath", place) for place in places),
        *(("file-map-executable", "subpath", place) for place in places),
        *(("file-read-metadata", "literal", way) for way in ways),
    }


def test_paths_are_granted_as_the_kernel_compares_them(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    reads = {path for operation, _, path in granted(profile(real, [link])) if operation == "file-read*"}
    assert reads == {Path("/"), real}


@pytest.mark.parametrize("libraries", [(), ("numpy",), pytest.param(("torch", "numpy"), marks=pytest.mark.torch)])
def test_nothing_of_ours_can_be_read(libraries):
    text = profile(executable(), readable(view(libraries), executable()))
    source = Path(superday.__file__).resolve()
    ours = [source, source.parents[2] / "bank", Path.home() / "notes", Path("/etc/passwd"), Path.cwd(), Path("/tmp/x")]
    shown = [path for operation, matching, path in granted(text) if matching == "subpath"]
    assert [path for path in ours if any(path.is_relative_to(place) for place in shown)] == []
    assert any(executable().is_relative_to(place) for place in shown)


def test_of_a_framework_the_interpreter_itself_is_run_and_its_library_can_be_read(tmp_path, monkeypatch):
    application = tmp_path / "Resources" / "Python.app" / "Contents" / "MacOS" / "Python"
    application.parent.mkdir(parents=True)
    application.touch()
    (tmp_path / "lib").mkdir()
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.setattr(sysconfig, "get_config_var", {"PYTHONFRAMEWORK": "Python"}.get)
    assert executable() == application
    assert {tmp_path / "Python", tmp_path / "Resources"} <= set(readable(view(()), application))


# The children.


def test_a_child_answers_in_an_interpreter_of_its_own_under_the_profile(sandbox, stand_in, monkeypatch):
    monkeypatch.setenv("A_SECRET", "hunter2")
    with sandbox.start(ASK, confinement=Confinement()) as child:
        assert ask(child, "import sys; answer = sys.modules.get('superday'), 'A_SECRET' in os.environ") == (None, False)
        assert ask(child, "print('hello'); answer = os.getpid()") != os.getpid()
        assert child.printed == "hello\n"
    text = (stand_in.parent / "profile").read_text()
    assert text == profile(executable(), readable(view(()), executable()))


def test_it_gets_the_libraries_that_are_named_and_the_modules_that_are_sent(sandbox):
    runner = "import numpy, twice\nfrom channel import receive, send\nsend(int(numpy.sum(twice.twice(receive()))))"
    with sandbox.start(runner, libraries=["numpy"], modules={"twice": "def twice(x): return 2 * x"}) as child:
        assert child.ask(21, cpu_seconds=10.0) == 42


def test_it_has_no_descriptor_but_its_own_and_can_fill_no_file(sandbox):
    with sandbox.start(ASK) as child:
        assert ask(child, OPEN_DESCRIPTORS) == [0, 1, 2, 3, 4]
        assert ask(child, "answer = len(os.read(0, 1))") == 0
        assert ask(child, "import resource as r; answer = r.getrlimit(r.RLIMIT_FSIZE)") == (0, 0)
        assert ask(child, "import resource as r; answer = r.getrlimit(r.RLIMIT_CPU)[1]") == 3600


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("while True: pass", TimeLimitError),
        ("import time; time.sleep(60)", TimeLimitError),
        ("os._exit(3)", ChildDiedError),
        ("os.kill(os.getpid(), 11)", ChildDiedError),
        ("os.kill(os.getpid(), 9)", ChildLostError),  # under the real profile a child cannot
        ("print('x' * 10**6)", OutputLimitError),
        ("answer = 'x' * 10**7", OutputLimitError),
    ],
)
def test_a_child_that_does_not_answer_is_dead_by_then(sandbox, code, error):
    with sandbox.start(ASK, confinement=Confinement(printed_kib=64, answer_mib=4)) as child:
        process = ask(child, "answer = os.getpid()")
        with pytest.raises(error) as caught:
            child.ask(code, cpu_seconds=0.5 if error is TimeLimitError else 20.0)
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert getattr(caught.value, "status", None) in (None, 3, 128 + 11)


def test_its_time_is_the_wall_clocks_and_its_memory_is_not_told(sandbox):
    with sandbox.start(ASK) as child:
        before = child.cpu_seconds
        ask(child, "import time; time.sleep(0.2); x = bytearray(10**8)")
        assert child.cpu_seconds - before >= 0.2
        child.mark_memory()
    after = child.cpu_seconds
    assert (child.peak_mib, child.cpu_seconds) == (0.0, after)


def test_each_is_used_once_and_the_next_is_parked_meanwhile(sandbox):
    used = []
    for _ in range(3):
        with sandbox.start(ASK) as child:
            used.append(ask(child, "import sys; sys.leaked = 1; answer = os.getpid()"))
            assert list(sandbox._parked) == []
        assert list(sandbox._parked) == [()]
    assert len(set(used)) == 3


def test_a_parked_child_that_died_is_passed_over(sandbox):
    sandbox.start(ASK).close()
    parked = sandbox._parked[()].result()._process._process
    parked.kill()
    os.waitid(os.P_PID, parked.pid, os.WEXITED | os.WNOWAIT)
    with sandbox.start(ASK) as child:
        assert ask(child, "answer = 1") == 1


def test_one_that_could_not_be_parked_is_tried_again(sandbox, stand_in):
    works = stand_in.read_text()
    with sandbox.start(ASK):
        stand_in.write_text("#!/bin/sh\nexit 71\n")
    assert sandbox._parked[()].exception()
    stand_in.write_text(works)
    with sandbox.start(ASK) as child:
        assert ask(child, "answer = 1") == 1


def descriptors():
    return sorted(Path("/proc/self/fd").iterdir())


def test_no_process_and_no_descriptor_is_left(sandbox):
    before = descriptors()
    sandbox.start(ASK).close()
    parked = sandbox._parked[()].result()._process._process
    sandbox.close()
    assert parked.returncode == -signal.SIGKILL
    assert descriptors() == before


START = """
import sys
from pathlib import Path
from superday.judge.sandbox.macos import MacSandbox
child = MacSandbox(Path(sys.argv[1])).start(sys.argv[2])
print(child.ask("answer = os.getpid()", cpu_seconds=10.0), flush=True)
child.ask("while True: pass", cpu_seconds=60.0)
"""


def test_it_does_not_outlive_superday(stand_in):
    running = subprocess.Popen([sys.executable, "-c", START, stand_in, ASK], stdout=subprocess.PIPE, text=True)
    child = int(running.stdout.readline())
    assert Path(f"/proc/{child}").exists()
    running.kill()
    running.communicate()
    end = time.monotonic() + 20
    while Path(f"/proc/{child}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


# The verdicts.


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (REFERENCE, "accepted"),
        ("def running_max(nums): return nums", "wrong-answer"),
        ("def running_max(nums): return 1 / 0", "runtime-error"),
        ("import os\nos._exit(0)", "runtime-error"),
        ("def running_max(nums):\n    while True: pass", "time-limit"),
        ("def running_max(nums): print('x' * 10**6)", "output-limit"),
        ("def running_max(nums:", "invalid-submission"),
    ],
)
def test_submissions_get_their_verdicts(sandbox, problem, code, verdict):
    # By the wall clock: a busy machine must not make the others late.
    limits = Limits(seconds=0.5 if verdict == "time-limit" else 20.0, output_kib=64)
    patient = msgspec.structs.replace(problem, limits=limits)
    with Bench(patient, sandbox) as bench:
        found = examine(bench, sandbox, code)
    assert (found.verdict, found.sandbox) == (verdict, "sandbox-exec")


def test_growth_is_measured_by_the_wall_clock_and_memory_is_left_out(sandbox, problem):
    growth = Growth(time="n", memory="n", sizes=[250, 500, 1000, 2000])
    with Bench(problem, sandbox) as bench:
        probe = SubmissionProbe(bench, sandbox, BRUTE)
        costs = measure(probe, growth)
        probe.close()
    assert costs.memory is None
    assert costs.time is not None


# Where there is none.


def test_a_machine_without_the_program_is_refused(tmp_path):
    before = descriptors()
    with pytest.raises(SandboxUnavailable, match="sandbox-exec"):
        MacSandbox(tmp_path / "sandbox-exec").start(ASK)
    assert descriptors() == before


def test_a_program_that_does_not_start_the_interpreter_is_refused_with_what_it_says(stand_in):
    stand_in.write_text("#!/bin/sh\necho sandbox_apply: Operation not permitted >&2\nexit 71\n")
    sandbox = MacSandbox(stand_in)
    for _ in range(2):
        with pytest.raises(SandboxUnavailable, match="sandbox_apply: Operation not permitted"):
            sandbox.start(ASK)


def test_a_program_that_confines_nothing_is_found_out(sandbox, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 501)
    with pytest.raises(SandboxUnavailable, match=r"network, other processes, .* superday's files"):
        sandbox.check()
    Path("/tmp/superday-check").unlink()  # what it could write


def test_root_runs_nobodys_code(sandbox, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SandboxUnavailable, match="ordinary user"):
        sandbox.check()


def test_linux_never_gets_it_and_macos_gets_nothing_else(monkeypatch):
    for system, kind in (("linux", LinuxSandbox), ("darwin", MacSandbox)):
        monkeypatch.setattr(sys, "platform", system)
        assert type(choose._of_this_system()) is kind
    with pytest.raises(SandboxUnavailable):  # there is no sandbox-exec here, and so there is nothing
        choose.open_sandbox.__wrapped__()


def test_doctor_says_that_it_is_weaker_and_untested(monkeypatch, sandbox):
    monkeypatch.setattr(doctor, "open_sandbox", lambda: sandbox)
    _, says = doctor._sandbox()
    assert says.startswith("sandbox-exec") and "weaker" in says and "untested" in says
