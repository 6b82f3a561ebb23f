"""The way from the trusted process to the confined evaluator and back.

All that is known of the sandbox is known here; the rest of the package sees a function from a request to a
reply (their shapes: :func:`superday.maths.inside.runner.answer`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from superday.errors import CannotDo

Evaluate = Callable[[dict[str, Any]], dict[str, Any]]

# The runner gives up by itself well before; this is for what it did not foresee.
CPU_SECONDS = 3.0
# What the runner imports, each after what it imports itself.
MODULES = (
    "tree",
    "quantity",
    "algebra",
    "functions",
    "reductions",
    "chance",
    "names",
    "calculus",
    "draw",
    "sampling",
    "rivals",
    "repair",
)


@contextmanager
def evaluator() -> Iterator[Evaluate]:
    """A confined child that answers any number of requests.

    Raises :class:`superday.errors.CannotDo` where there is no sandbox, or where the child fails.
    """
    # Loaded here because neither the command line nor the lobby evaluates anything by being opened.
    from superday.judge.sandbox import ChildError, Confinement
    from superday.judge.sandbox.choose import open_sandbox

    modules = {"superday.maths.inside": _text("__init__")}
    modules |= {f"superday.maths.inside.{name}": _text(name) for name in MODULES}
    runner = _text("runner") + "\n\nmain()\n"
    with open_sandbox().start(
        runner, libraries=["numpy"], modules=modules, confinement=Confinement(memory_mib=256)
    ) as child:

        def evaluate(request: dict[str, Any]) -> dict[str, Any]:
            try:
                reply: dict[str, Any] = child.ask(request, cpu_seconds=CPU_SECONDS)
            except ChildError as error:
                raise CannotDo(f"the derivation could not be evaluated: the evaluator {error}") from error
            return reply

        yield evaluate


def _text(module: str) -> str:
    """A module for the child as text: superday is not installed there."""
    return (Path(__file__).parent / "inside" / f"{module}.py").read_text()
