"""Every file below ``hostile/`` is refused what it tries, gets its verdict, and leaves nothing behind.

Each is judged here once as whoever runs the tests, and again, all in one process, as root and as an ordinary user, with
user namespaces and without.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from hostile import corpus

from superday.judge import judge

FAMILIES = {
    "arrays", "channel", "compile", "crashes", "environment", "exceptions", "exits", "files", "finalizers", "kernel",
    "liars", "memory", "network", "output", "patches", "processes", "search", "state", "tensors", "time", "values",
}  # fmt: skip
SUBMISSIONS = corpus.submissions()
LAUNCHER = corpus.HERE / "as_user.py"
ORDINARY = 1234
MOST_GROWTH_KIB = 1024
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    with corpus.Surroundings(folder) as surroundings:
        yield surroundings
    shutil.rmtree(folder)


def test_there_are_many_of_every_family():
    counted = Counter(one.name.split("/")[0] for one in SUBMISSIONS)
    assert set(counted) == FAMILIES
    assert min(counted.values()) >= 5
    assert sum(counted.values()) >= 150


def case(one):
    return pytest.param(one, id=one.name, marks=[pytest.mark.torch] if one.profile == "torch" else [])


@pytest.mark.parametrize("submission", [case(one) for one in SUBMISSIONS])
def test_it_gets_its_verdict_and_leaves_nothing_behind(around, submission):
    assert corpus.tried(around, submission)["wrong"] == []


def test_the_marker_is_seen_while_a_submission_runs(around):
    """What the other tests do not find could be found."""
    spins = next(one for one in SUBMISSIONS if one.name == "processes/left_sleeping")
    run = threading.Thread(target=judge, args=(around.problems["plain"], around.code(spins)))
    run.start()
    seen = False
    while run.is_alive() and not seen:
        seen = bool(around.processes())
        time.sleep(0.005)
    run.join()
    assert seen
    assert corpus.settled(around) == []


@pytest.fixture
def ordinary_home():
    home = Path(tempfile.mkdtemp(prefix="superday-ordinary-"))
    if os.geteuid() == 0:
        os.chown(home, ORDINARY, ORDINARY)
    yield home
    shutil.rmtree(home)


def run(home, *options, user, arguments=()):
    """The corpus in a process of its own; ``user`` is ``root`` or ``ordinary``."""
    as_whom = ["--user", str(ORDINARY), "--home", str(home)] if user == "ordinary" and os.geteuid() == 0 else []
    folders = [sys.base_prefix, sys.prefix, str(corpus.CHECKOUT)]
    command = [sys.executable, "-B", str(corpus.HERE / "corpus.py"), *arguments]
    launched = [sys.executable, "-B", str(LAUNCHER), *as_whom, *options, *folders, "--", *command]
    environment = {**os.environ, "PYTHONMALLOC": "malloc"}  # what corpus.held_kib asks for
    done = subprocess.run(launched, capture_output=True, text=True, timeout=580, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["user"] == (ORDINARY if as_whom else os.geteuid())
    return said


def mistakes(said):
    return {one["name"]: one["wrong"] for one in said["results"] if one["wrong"]}


def levels(said):
    return {one["sandbox"] for one in said["results"]}


USERS = [pytest.param("root", marks=needs_root), "ordinary"]
# What a level changes is what can be reached; what a value is worth and how long a loop may run it does not.
REACH = {"environment", "files", "kernel", "memory", "network", "processes", "search", "output", "crashes", "exits"}
OF_THE_MACHINE = [
    one.name
    for one in SUBMISSIONS
    if one.name.split("/")[0] in REACH and "time-limit" not in one.expect and one.profile != "torch"
]


@pytest.mark.torch
def test_all_in_one_process_leave_the_judge_as_it_was(ordinary_home):
    """As an ordinary user; as root, each is judged above."""
    said = run(ordinary_home, user="ordinary", arguments=["--warm"])
    assert len(said["results"]) == len(SUBMISSIONS)
    assert mistakes(said) == {}
    assert levels(said) == {"namespaces"}
    assert said["grown"]["descriptors"] <= 0
    assert said["grown"]["kib"] < MOST_GROWTH_KIB
    assert said["peak_mib"] < corpus.MOST_MIB


@pytest.mark.parametrize("user", USERS)
def test_without_user_namespaces_the_weaker_level_is_told_and_all_is_still_closed(ordinary_home, user):
    said = run(ordinary_home, "--no-userns", user=user, arguments=OF_THE_MACHINE)
    assert len(said["results"]) == len(OF_THE_MACHINE)
    assert mistakes(said) == {}
    assert levels(said) == {"landlock"}


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("options", [["--no-landlock"], ["--no-landlock", "--no-userns"]])
def test_without_landlock_nothing_runs_and_the_reason_is_told(ordinary_home, user, options):
    said = run(ordinary_home, *options, user=user, arguments=["exits/abort"])
    assert "results" not in said
    assert "Landlock" in said["refused"]
