"""The program text of an interpreter that is started ahead and used once, where no zygote can confine what it forks.

It is confined already by what started it (:mod:`superday.judge.sandbox.macos`).  It loads its libraries, says that it
is parked, takes its program and runs it.  The set-up is JSON in its one argument: ``modules`` as texts, ``libraries``,
``library_paths``, ``warm_up``.  Questions, answers and prints come as descriptors 0, 1 and 2, and are moved to where
runners expect them.
"""

import _thread
import importlib
import json
import os
import resource
import sys
import time
import types

LIFE_SECONDS = 3600
"""CPU seconds: the most that one which outlives superday, deaf in a long call, can take."""
LIMITS = {
    resource.RLIMIT_CPU: LIFE_SECONDS,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: 64,
}


def _install(name: str, text: str) -> None:
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)


def _move_pipes(questions: int, answers: int) -> None:
    """Leave open an empty 0, what is printed as 1 and 2, and these two."""
    os.dup2(0, questions)
    os.dup2(1, answers)
    os.dup2(2, 1)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)


def _limit(kind: int, amount: int) -> None:
    _, most = resource.getrlimit(kind)
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))


def _end_with(parent: int) -> None:
    """A thread: not every system tells a process of its parent's end."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(0)


def _main() -> None:
    parent, setup = os.getppid(), json.loads(sys.argv.pop())
    for name, text in setup["modules"].items():
        _install(name, text)
    channel = sys.modules["channel"]
    _move_pipes(channel.QUESTIONS, channel.ANSWERS)
    sys.path += setup["library_paths"]
    for library in setup["libraries"]:
        importlib.import_module(library)
    exec(setup["warm_up"], {})
    for kind, amount in LIMITS.items():
        _limit(kind, amount)
    _thread.start_new_thread(_end_with, (parent,))
    channel.send("parked")
    program = channel.receive()
    for name, text in program["modules"].items():
        _install(name, text)
    exec(compile(program["runner"], "<runner>", "exec"), types.ModuleType("__main__").__dict__)


try:
    _main()
except BaseException:
    sys.excepthook(*sys.exc_info())
    os._exit(1)
os._exit(0)
