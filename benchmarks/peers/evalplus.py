"""EvalPlus's harness (PyPI ``evalplus``, Apache-2.0): a process a submission, shared memory for the verdict, values
compared beside the submission.  It cannot compare arrays, so an added last line turns them into lists.

python -m peers.evalplus WORD PROFILE FOLDER installed|rebuilt cold|warm        warm: the libraries imported beforehand
"""

import importlib
import multiprocessing
import signal
import sys
from multiprocessing import Array, Value
from typing import Any

import numpy as np

from peers.guard import guarded
from peers.problems import FUNCTION, LIBRARIES, TOLERANCE, written_tests
from peers.serve import serve

ADAPTERS = {
    "plain": "",
    "numpy": f"\n_array = {FUNCTION}\ndef {FUNCTION}(*a): return _array(*a).tolist()\n",
    "torch": f"""
import torch as _torch
_tensor = {FUNCTION}
def {FUNCTION}(*a): return _tensor(*map(_torch.from_numpy, a)).tolist()
""",
}


def main() -> None:
    _, _, profile, folder, source, warmth = sys.argv
    inputs, expected = written_tests(folder, profile)
    if warmth == "warm":
        for library in LIBRARIES[profile]:
            importlib.import_module(library)
    atol = 0.0 if profile == "plain" else TOLERANCE
    if source == "rebuilt":
        serve(lambda code: rebuilt(code + ADAPTERS[profile], inputs, expected, atol))
        return
    harness = importlib.import_module("evalplus.eval")

    def check(code: str) -> tuple[bool, str]:
        says, _ = harness.untrusted_check(
            "humaneval",
            code + ADAPTERS[profile],
            inputs,
            FUNCTION,
            expected=expected,
            atol=atol,
            ref_time=[0.01] * len(inputs),
            fast_check=True,
        )
        return says == harness.PASS, says

    serve(check)


def rebuilt(code: str, inputs: list[Any], expected: list[Any], atol: float) -> tuple[bool, str]:
    """The same method in our words, for where the package cannot be installed."""
    stat, progress, details = Value("i", 3), Value("i", 0), Array("b", len(inputs))
    arguments = (code, inputs, expected, atol, stat, details, progress)
    process = multiprocessing.Process(target=_execute, args=arguments)
    process.start()
    process.join(len(inputs) + 2)
    process.kill()
    passed = stat.value == 0 and progress.value == len(inputs) and all(details)
    return passed, "pass" if passed else "fail"


def _execute(
    code: str, inputs: list[Any], expected: list[Any], atol: float, stat: Any, details: Any, progress: Any
) -> None:
    with guarded():
        try:
            space: dict[str, Any] = {}
            exec(code, space)
            for i, inp in enumerate(inputs):
                signal.setitimer(signal.ITIMER_REAL, 1.0)
                out = space[FUNCTION](*inp)
                signal.setitimer(signal.ITIMER_REAL, 0)
                exp = expected[i]
                if not (out == exp) and atol:  # noqa: SIM201  as the package asks it, which a forged __eq__ meets
                    assert type(out) is type(exp)
                    assert np.allclose(out, exp, rtol=1e-7, atol=atol)
                else:
                    assert out == exp
                details[i] = True
                progress.value += 1
            stat.value = 0
        except BaseException:
            stat.value = 1


if __name__ == "__main__":
    main()
