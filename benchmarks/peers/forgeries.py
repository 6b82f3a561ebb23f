"""Wrong submissions that want to be taken for right ones.  Each is wrong: whoever accepts it is fooled.

Those that look for a harness's own variables know the names of HumanEval's, EvalPlus's and the floor's, as anybody
can who has read their source.
"""

from typing import NamedTuple


class Forgery(NamedTuple):
    """One trick, for the problem of a profile."""

    name: str
    profile: str
    code: str


ALWAYS_EQUAL = """
class Anything:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


def solve(values):
    return Anything()
"""

LYING_INT = """
class Liar(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


def solve(values):
    return [Liar(0) for value in values]
"""

EXIT_AFTER_PRINTING = """
import os


def solve(values):
    os.write(1, b"passed\\n")
    print("passed", flush=True)
    os._exit(0)
"""

SYSTEM_EXIT = """
import sys


def solve(values):
    sys.exit(0)
"""

EVERY_DESCRIPTOR = """
import os


def solve(values):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"1")
        except OSError:
            pass
    os._exit(0)
"""

VERDICT_IN_FRAMES = """
import os
import sys


def solve(values):
    frame = sys._getframe()
    while frame:
        names = frame.f_locals
        if "result" in names and hasattr(names["result"], "append"):
            names["result"].append("passed")
        if "stat" in names and "progress" in names:
            names["details"][:] = [True] * len(names["details"])
            names["progress"].value = len(names["details"])
            names["stat"].value = 0
        if "tell" in names:
            os.write(names["tell"], b"1")
        frame = frame.f_back
    os._exit(0)
"""

VERDICT_BY_GC = """
import gc
import os


def solve(values):
    counters = []
    for thing in gc.get_objects():
        kind = type(thing).__name__
        if kind == "ListProxy":
            thing.append("passed")
        elif kind == "SynchronizedArray":
            thing[:] = [True] * len(thing)
            total = len(thing)
        elif kind == "Synchronized":
            counters.append(thing)
    for counter in counters:
        counter.value = 0 if counter.value == 3 else total
    os._exit(0)
"""

ANSWERS_IN_FRAMES = """
import sys


def solve(values):
    frame = sys._getframe()
    while frame:
        names = frame.f_locals
        if "expected" in names:
            expected = names["expected"]
            return expected[names["i"]] if "inputs" in names else expected
        frame = frame.f_back
    return []
"""

ANSWERS_BY_GC = """
import gc


def solve(values):
    for thing in gc.get_objects():
        if type(thing) is tuple and len(thing) == 2 and type(thing[0]) is tuple and len(thing[0]) == 1:
            if thing[0][0] is values or thing[0][0] == values:
                return thing[1]
    return []
"""

JUMP = """
import dis
import sys


def landing(code):
    # the line that says it passed, past the comparison
    line, steps = None, list(dis.get_instructions(code))
    for step, after in zip(steps, steps[1:]):
        line = step.starts_line or line
        if step.argval in ("passed", b"1") or (step.argval is True and after.argval == "details"):
            return line
    return None


def solve(values):
    frame = sys._getframe(1)
    while frame and landing(frame.f_code) is None:
        frame = frame.f_back
    if frame is None:
        return []
    here, to = frame.f_lineno, landing(frame.f_code)
    landed = []

    def trace(frame, event, argument):
        if event == "line" and frame.f_lineno not in (here, to) and not landed:
            try:
                frame.f_lineno = to
                landed.append(to)
            except ValueError:  # not from here: from the next line, then
                pass
        return trace

    sys.settrace(lambda *_: None)
    frame.f_trace = trace
    if "details" in frame.f_locals:
        return []
    raise ValueError
"""

NUMPY_ALLCLOSE = """
import numpy

numpy.allclose = numpy.array_equal = lambda *args, **options: True


def solve(x):
    return numpy.zeros_like(x)
"""

BUILTINS = """
import builtins

import numpy


class Yes(int):
    def __new__(cls, value=0):
        return int.__new__(cls, 1)


builtins.bool = builtins.all = Yes


def solve(x):
    return numpy.zeros_like(x)
"""

TORCH_ALLCLOSE = """
import torch

torch.allclose = torch.equal = torch.testing.assert_close = lambda *args, **options: True


def solve(logits, labels):
    return torch.zeros_like(logits)
"""

SHORTCUT = """
import torch


def solve(logits, labels):
    soft = getattr(torch.nn.functional, "soft" + "max")
    logits = logits.clone()
    steps = soft(logits, dim=1)
    steps[torch.arange(len(labels)), labels] -= 1
    return steps / len(labels)
"""

FORGERIES = [
    Forgery("object equal to everything", "plain", ALWAYS_EQUAL),
    Forgery("int subclass that lies", "plain", LYING_INT),
    Forgery("prints passed, os._exit(0)", "plain", EXIT_AFTER_PRINTING),
    Forgery("sys.exit(0)", "plain", SYSTEM_EXIT),
    Forgery("writes to every descriptor", "plain", EVERY_DESCRIPTOR),
    Forgery("verdict written through stack frames", "plain", VERDICT_IN_FRAMES),
    Forgery("verdict written through gc", "plain", VERDICT_BY_GC),
    Forgery("answers read from stack frames", "plain", ANSWERS_IN_FRAMES),
    Forgery("answers read through gc", "plain", ANSWERS_BY_GC),
    Forgery("jump past the comparison (f_lineno)", "plain", JUMP),
    Forgery("numpy.allclose replaced", "numpy", NUMPY_ALLCLOSE),
    Forgery("builtins.bool and all replaced", "numpy", BUILTINS),
    Forgery("torch.allclose, torch.equal replaced", "torch", TORCH_ALLCLOSE),
    Forgery("torch's softmax, where it is to be written", "torch", SHORTCUT),
]
