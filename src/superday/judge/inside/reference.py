"""The runner of the child that holds a problem's own code: inputs, reference, brute force, checker.

The bank's code is confined like a stranger's, for a bank may be a stranger's.  The parent sends values and gets
values; what an input is worth is computed on a copy, so that a function that changes its input changes nothing.
"""

import hashlib
import importlib
import random
import sys
import types
from typing import Any

import wire  # type: ignore[import-not-found]
from channel import receive, send  # type: ignore[import-not-found]


class Bench:
    """One problem's code: ``sources`` are its files by name, without ``.py``."""

    def __init__(self, problem: str, function: str, profile: str, sources: dict[str, str]):
        self.problem, self.function, self.profile, self.sources = problem, function, profile, sources
        self.modules: dict[str, Any] = {}

    def module(self, name: str) -> Any:
        """A file of the problem, run once."""
        if name not in self.modules:
            if name not in self.sources:
                raise FileNotFoundError(f"there is no {name}.py")
            module = types.ModuleType(name)
            sys.modules[name] = module
            exec(compile(self.sources[name], f"{name}.py", "exec"), module.__dict__)
            self.modules[name] = module
        return self.modules[name]

    def rng(self, *words: Any) -> Any:
        """A generator that gives the same stream for the same problem and words."""
        seed = int.from_bytes(hashlib.sha256(repr((self.problem, words)).encode()).digest()[:8], "big")
        if self.profile == "plain":
            return random.Random(seed)
        return importlib.import_module("numpy").random.default_rng(seed)

    def inputs(self, group: str, times: int) -> list[tuple[Any, ...]]:
        """The arguments of a group of tests; none where inputs.py has no such function."""
        make = getattr(self.module("inputs"), group, None)
        if not callable(make):  # not there, or the module random under its own name
            return []
        if group in ("visible", "edge"):
            return _as_list(make())
        return [args for index in range(times) for args in _as_list(make(self.rng(group, index)))]

    def value(self, args: Any, of: str) -> Any:
        """What the reference (or the brute force) makes of a copy of the arguments."""
        return getattr(self.module(of), self.function)(*_copy(args))

    def check(self, args: Any, expected: Any, got: Any) -> Any:
        """What checker.py says of a value: None, or what is wrong."""
        return self.module("checker").check(args, expected, got)

    def valid(self, args: Any) -> bool:
        """Whether the statement allows these arguments: what inputs.py says, or else whether both solutions answer."""
        allows = getattr(self.module("inputs"), "valid", None)
        if allows is not None:
            return bool(allows(*_copy(args)))
        for solution in ("brute", "reference"):
            self.value(args, solution)
        return True

    def sized(self, n: int) -> Any:
        """The arguments of size n."""
        return self.module("inputs").sized(self.rng("sized", n), n)


def _as_list(made: Any) -> list[tuple[Any, ...]]:
    cases = made if type(made) is list else [made]
    if not all(type(case) is tuple for case in cases):
        raise TypeError("inputs.py must give tuples of arguments")
    return cases


def _copy(args: Any) -> Any:
    return wire.decode(wire.encode(args), live=True)


def main() -> None:
    """Answer the parent until it is gone."""
    bench = Bench(**receive())
    send({"value": None})
    while True:
        question = receive()
        try:
            send({"value": getattr(bench, question.pop("do"))(**question)})
        except Exception as error:
            send({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main()
