"""The benches of the problems in use, kept warm: what is expected of a test is computed once, not once a submission.

A bench is good for as long as the problem and the files of its folder are what they were.
"""

import os
import threading
from collections import OrderedDict

import msgspec

from superday.judge.bench import Bench
from superday.judge.model import Problem
from superday.judge.sandbox import Sandbox

MOST = 8
"""As many problems as a person works on in a round; each holds a child and its tests."""


class Benches:
    """The last few benches used.  Safe for threads."""

    def __init__(self, sandbox: Sandbox):
        self._sandbox = sandbox
        self._lock = threading.Lock()
        self._benches: OrderedDict[bytes, Bench] = OrderedDict()

    def of(self, problem: Problem) -> Bench:
        """The problem's bench."""
        key = _fingerprint(problem)
        with self._lock:
            bench = self._benches.get(key)
            if bench is None:
                bench = self._benches[key] = Bench(problem, self._sandbox)
            self._benches.move_to_end(key)
            dropped = self._benches.popitem(last=False)[1] if len(self._benches) > MOST else None
        if dropped:
            dropped.close()  # one that is just being asked finishes first, and would start again if asked more
        return bench


def _fingerprint(problem: Problem) -> bytes:
    with os.scandir(problem.folder) as entries:
        files = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
    stamps = [(name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in files]
    fields = {name: value for name, value in msgspec.structs.asdict(problem).items() if name != "folder"}
    return msgspec.msgpack.encode((str(problem.folder), fields, stamps))
