"""The runner of the child that holds a submission: load the code, call the function, report what came back.

It knows inputs and no answer.  The code is read here and not by the parent, because parsing a stranger's text can
exhaust a parser too.
"""

import gc
import inspect
import sys
import types
from time import perf_counter
from typing import Any

import shortcuts  # type: ignore[import-not-found]
from channel import framed, receive, send, send_together  # type: ignore[import-not-found]

SOLUTION = "<solution>"
MOST_SECONDS, MOST_BYTES = 0.005, 1 << 16
"""After which calls that were asked for together are answered as far as they were made."""
_NO_ROOM = {"error": "MemoryError", "message": "", "line": None}


class Session:
    """One submission: its module, its function and the watch over banned names."""

    def __init__(self) -> None:
        self.function: Any = None
        self.prepared: tuple[Any, ...] = ()
        self.returned: Any = None
        self.watch: Any = None

    def load(self, code: str, function: str, banned: list[str]) -> dict[str, Any]:
        """Read and run the file."""
        try:
            program = compile(code, SOLUTION, "exec", dont_inherit=True)
            shortcut = shortcuts.find(program, code, banned)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            says = getattr(error, "msg", "") or str(error) or "it nests too deep"
            return {"invalid": f"It is not Python: {says}.", "line": getattr(error, "lineno", None)}
        if shortcut:
            return {"forbidden": shortcut.name, "line": shortcut.line}
        self.watch = shortcuts.Watch(banned, SOLUTION)
        return self._execute(program, function)

    def _execute(self, program: Any, name: str) -> dict[str, Any]:
        module = types.ModuleType("solution")
        sys.modules["solution"] = module
        problem = self._guarded(lambda: exec(program, module.__dict__))
        if "value" not in problem:
            return problem
        self.function = module.__dict__.get(name)
        if not callable(self.function):
            return {"invalid": f"It does not define the function {name}.", "line": None}
        return {"value": None}

    def call(self, args: tuple[Any, ...]) -> dict[str, Any]:
        """The function's value, or what went wrong."""
        outcome = self._guarded(lambda: self.function(*args))
        never_began = outcome.get("error") == "TypeError" and outcome["line"] is None
        if never_began and (says := _misfit(self.function, args)):
            code = getattr(self.function, "__code__", None)
            return {"invalid": says, "line": getattr(code, "co_firstlineno", None)}
        return outcome

    def calls(self, several: list[tuple[Any, ...]]) -> list[bytes]:
        """The outcomes of calls one after another, framed: of the first at least, and of the rest while they are quick.

        Each is encoded before the next call, which may change what it returned.
        """
        outcomes: list[bytes] = []
        most, size = perf_counter() + MOST_SECONDS, 0
        for args in several:
            outcome = self.call(args)
            ends = "invalid" in outcome or "forbidden" in outcome
            outcomes.append(_framed(outcome))
            size += len(outcomes[-1])
            if ends or size > MOST_BYTES or perf_counter() > most:
                break
        return outcomes

    def prepare(self, args: tuple[Any, ...]) -> dict[str, Any]:
        """Hold arguments for :meth:`run`, so that the clock can be read between their arrival and the call."""
        self.prepared, self.returned = args, None
        gc.collect()
        return {"value": None}

    def run(self) -> dict[str, Any]:
        """Call the function on what was prepared, and keep what it returns.  A collection is no cost of its own."""
        gc.disable()
        outcome = self._guarded(lambda: self.function(*self.prepared))
        gc.enable()
        self.returned = outcome.get("value")
        return {"value": None} if "value" in outcome else outcome

    def fetch(self) -> dict[str, Any]:
        """What the last :meth:`run` returned."""
        return {"value": self.returned}

    def _guarded(self, run: Any) -> dict[str, Any]:
        try:
            outcome = {"value": run()}
        except BaseException as error:  # SystemExit and KeyboardInterrupt are the submission's too
            outcome = _report(error)
        if self.watch.caught:
            return {"forbidden": self.watch.caught.name, "line": self.watch.caught.line}
        return outcome


def _misfit(function: Any, args: tuple[Any, ...]) -> str:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return ""
    try:
        signature.bind(*args)
    except TypeError as error:
        return f"The function cannot be called with its {len(args)} arguments: {error}."
    return ""


def _report(error: BaseException) -> dict[str, Any]:
    kind = "MemoryError" if isinstance(error, MemoryError) else type(error).__name__
    try:
        message = str(error)[:500]
    except BaseException:
        message = ""
    return {"error": kind, "message": message, "line": _line(error)}


def _line(error: BaseException) -> int | None:
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == SOLUTION:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def main() -> None:
    """Answer the parent until it is gone."""
    session = Session()
    for name in ("channel", "wire", "shortcuts"):
        sys.modules.pop(name, None)
    while True:
        question = receive()
        do = question.pop("do")
        if do == "calls":
            send_together(session.calls(**question))
        else:
            _answer(getattr(session, do)(**question))


def _answer(outcome: dict[str, Any]) -> None:
    try:
        send(outcome)
    except MemoryError:  # the value fits into the limit, its encoding besides it does not
        outcome.clear()
        send(_NO_ROOM)


def _framed(outcome: dict[str, Any]) -> bytes:
    try:
        frame: bytes = framed(outcome)
    except MemoryError:
        outcome.clear()
        frame = framed(_NO_ROOM)
    return frame


if __name__ == "__main__":
    main()
