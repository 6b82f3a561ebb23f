"""Whatever dies while a submission is judged, it is judged once more or the failure is ours; never the candidate's."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue

import pytest
from running_max import REFERENCE, write_problem

from superday.judge import judge
from superday.judge.bench import Bench
from superday.judge.examine import examine, load_question, start_submission
from superday.judge.model import Limits, Problem
from superday.judge.sandbox import ChildLostError
from superday.judge.sandbox.linux import LinuxSandbox
from superday.judge.sandbox.zygote import PARKED

SLOW = "import time\ndef running_max(nums):\n    time.sleep(0.01)\n" + REFERENCE.split(":\n", 1)[1]


@pytest.fixture
def sandbox():
    sandbox = LinuxSandbox()
    yield sandbox
    sandbox.close()


def kill(pid: int) -> None:
    """And see it dead: until then it counts as alive."""
    with contextlib.suppress(ProcessLookupError):
        watched = os.pidfd_open(pid)
        os.kill(pid, signal.SIGKILL)
        select.select([watched], [], [], 10)
        os.close(watched)


def the_zygote(sandbox):
    (zygote,) = sandbox._zygotes.values()
    return zygote


def while_it_is_judged(sandbox, problem, attack, times=1):
    """The verdict on an honest submission while ``attack(the child under way)`` is made on it."""
    attacks = iter(range(times))
    with Bench(problem, sandbox) as bench:
        bench.tests("visible")

        def progress(done, total, passed):
            if done == 2 and next(attacks, None) is not None:
                attack()

        return examine(bench, sandbox, SLOW, progress=progress)


def children_of(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(word) for word in (task / "children").read_text().split()]
    return found


def forked(sandbox) -> list[int]:
    """The processes that the zygote has forked: below it, where it has a pid namespace, one more step."""
    top = the_zygote(sandbox)._process.pid
    below = children_of(top)
    return [pid for child in below for pid in children_of(child)] or below


def test_a_child_that_is_killed_from_outside_is_judged_once_more(sandbox, problem):
    verdict = while_it_is_judged(sandbox, problem, lambda: [kill(pid) for pid in forked(sandbox)])
    assert (verdict.verdict, verdict.tests.passed) == ("accepted", verdict.tests.total)


def test_a_zygote_that_is_killed_is_started_again_and_the_submission_judged_once_more(sandbox, problem):
    before = []

    def attack():
        before.append(the_zygote(sandbox))
        kill(the_zygote(sandbox)._process.pid)

    verdict = while_it_is_judged(sandbox, problem, attack)
    assert verdict.verdict == "accepted"
    assert the_zygote(sandbox) is not before[0]


def test_what_is_killed_twice_is_our_failure_and_not_theirs(sandbox, problem):
    verdict = while_it_is_judged(sandbox, problem, lambda: [kill(pid) for pid in forked(sandbox)], times=2)
    assert verdict.verdict == "judge-error"
    assert "not your code" in verdict.reason


def test_dead_parked_children_are_passed_over(sandbox, problem):
    with Bench(problem, sandbox) as bench:
        assert examine(bench, sandbox, REFERENCE).verdict == "accepted"
        for pid in forked(sandbox):
            kill(pid)
        assert [examine(bench, sandbox, REFERENCE).verdict for _ in range(4)] == ["accepted"] * 4


def test_a_dead_zygote_is_noticed_by_the_next_submission(sandbox, problem):
    sandbox.check()
    kill(the_zygote(sandbox)._process.pid)
    with Bench(problem, sandbox) as bench:
        assert examine(bench, sandbox, REFERENCE).verdict == "accepted"


def test_a_child_that_is_lost_says_so(sandbox, problem):
    child = start_submission(problem, sandbox)
    threading.Timer(0.2, lambda: [kill(pid) for pid in forked(sandbox)]).start()
    with pytest.raises(ChildLostError):
        child.ask_encoded(load_question(problem, "while True: pass"), cpu_seconds=5)


JUDGE = """
import sys
from pathlib import Path
from superday.judge import judge
from superday.judge.model import Limits, Problem
problem = Problem(id="p", folder=Path(sys.argv[1]), function="running_max", limits=Limits(seconds=30))
judge(problem, "def running_max(nums): return []", which="visible")
print("judging", flush=True)
judge(problem, "while True: pass")
"""


def descendants(pid: int) -> list[int]:
    below = children_of(pid)
    return below + [more for child in below for more in descendants(child)]


def test_nothing_outlives_a_judge_that_is_killed(tmp_path):
    folder = write_problem(tmp_path / "p")
    running = subprocess.Popen([sys.executable, "-c", JUDGE, str(folder)], stdout=subprocess.PIPE, text=True)
    assert running.stdout.readline() == "judging\n"
    time.sleep(0.3)
    left = descendants(running.pid)
    assert len(left) >= 3
    running.kill()
    running.wait()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in left) and time.monotonic() < end:
        time.sleep(0.02)
    assert [pid for pid in left if Path(f"/proc/{pid}").exists()] == []


def test_as_many_children_as_are_asked_for_at_once_come(sandbox, problem):
    """More than are kept parked, none of them given back in between."""
    taken = []
    threads = [threading.Thread(target=lambda: taken.append(start_submission(problem, sandbox))) for _ in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(taken) == 9
    for child in taken:
        child.close()


def test_whose_child_a_newcomer_takes_gets_another(sandbox, problem):
    """Of two who take, the one who came first is overtaken by the one who found a child without waiting."""
    held = [start_submission(problem, sandbox) for _ in range(PARKED)]
    overtaken = threading.Event()

    class Slow(SimpleQueue):
        def get(self, block=True, timeout=None):
            if threading.current_thread() is first:
                overtaken.wait(timeout)
            return super().get(block, timeout)

    zygote = the_zygote(sandbox)
    zygote._parked = Slow()
    first = threading.Thread(target=lambda: held.append(zygote.take()))
    first.start()
    while not zygote._parked.qsize():
        time.sleep(0.001)
    held.append(zygote.take())
    overtaken.set()
    first.join(timeout=60)
    assert len(held) == PARKED + 2
    for child in held:
        child.close()


def test_many_at_once_are_judged_in_turn_and_all_rightly(problem):
    slow = Problem(id="slow", folder=problem.folder, function="running_max", limits=Limits(seconds=5))
    codes = [REFERENCE, "def running_max(nums): return nums", "import os\nos._exit(0)"] * 20
    verdicts = [None] * len(codes)

    def one(index):
        verdicts[index] = judge(slow, codes[index], which="visible").verdict

    threads = [threading.Thread(target=one, args=(index,)) for index in range(len(codes))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verdicts == ["accepted", "wrong-answer", "runtime-error"] * 20


def test_a_fork_of_the_judge_judges_for_itself_and_leaves_its_parent_alone(problem):
    """As a server's worker, or a test, may be: what is warm in the parent is not the child's to use."""
    assert judge(problem, REFERENCE).verdict == "accepted"
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        pid = os.fork()
        if not pid:
            verdicts = {judge(problem, code).verdict for code in (REFERENCE, "def running_max(nums): return []")}
            os._exit(0 if verdicts == {"accepted", "wrong-answer"} else 1)
        assert judge(problem, REFERENCE).verdict == "accepted"
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert judge(problem, REFERENCE).verdict == "accepted"
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 8
