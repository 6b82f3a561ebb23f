"""A problem that holds together is proven; each way in which one does not is told."""

import msgspec
import pytest
from running_max import BRUTE, REFERENCE, write_problem

from superday.judge.model import Growth
from superday.judge.prove import prove

STARTER = "def running_max(nums):\n    raise NotImplementedError\n"
FORGETS = "# caught: wrong-answer\n# Forgets what came before.\ndef running_max(nums): return sorted(nums)\n"
SLOW = "# caught: time-limit\n# Looks at every prefix again.\n" + BRUTE


@pytest.fixture
def sound(problem):
    write_problem(problem.folder, mutants__forgets=FORGETS, mutants__slow=SLOW)
    return msgspec.structs.replace(problem, growth=Growth("n", "n", None, [2000, 4000, 8000, 16000, 32000]))


def test_a_sound_problem_is_proven(sound):
    assert prove(sound, STARTER) == []


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("brute", "def running_max(nums): return nums", "brute.py and reference.py disagree"),
        ("mutants/harmless", "# caught: wrong-answer\n" + REFERENCE, "harmless.py should be caught as wrong-answer"),
        ("mutants/nameless", REFERENCE, "nameless.py must begin with"),
        ("reference", REFERENCE.replace("x >", "x >="), None),
        ("reference", "def running_max(nums): return 1 / 0", "ZeroDivisionError"),
        ("inputs", "def visible(): return [([1],)]", "no edge inputs"),
    ],
)
def test_each_flaw_is_told(problem, file, text, says):
    write_problem(problem.folder, **{"mutants__forgets": FORGETS, file: text})
    found = prove(problem, STARTER)
    assert (found == []) if says is None else any(says in line for line in found), found


def test_a_starter_that_solves_the_problem_is_a_flaw(problem):
    write_problem(problem.folder, mutants__forgets=FORGETS)
    assert prove(problem, REFERENCE) == ["starter.py is accepted"]


def test_a_wrong_growth_is_told_with_what_is_measured(problem):
    write_problem(problem.folder, mutants__forgets=FORGETS)
    claimed = msgspec.structs.replace(problem, growth=Growth("n^2", None, None, [2000, 4000, 8000, 16000, 32000]))
    (found,) = prove(claimed, STARTER)
    assert found.startswith("the time of reference.py is stated as n^2, but n")


def test_a_brute_force_or_slow_variant_that_is_not_as_slow_as_stated_is_told(problem):
    write_problem(
        problem.folder, mutants__forgets=FORGETS, slow__hardly="# growth: n^2\n# As fast as any.\n" + REFERENCE
    )
    claimed = msgspec.structs.replace(problem, growth=Growth("n", None, "n^3", [4000, 8000, 16000, 32000, 64000]))
    brute, slow = prove(claimed, STARTER)
    assert brute.startswith("the time of brute.py is stated as n^3, but n^2")
    assert slow.startswith("the time of slow/hardly.py is stated as n^2, but n")


def test_a_valid_that_refuses_its_own_inputs_is_told(problem):
    inputs = (problem.folder / "inputs.py").read_text() + "\ndef valid(nums):\n    return len(nums) > 0\n"
    write_problem(problem.folder, mutants__forgets=FORGETS, inputs=inputs)
    found = next(line for line in prove(problem, STARTER) if "valid" in line)
    assert found == "valid in inputs.py refuses an input of its own (edge): ([],)"
