"""The floor: a warm interpreter forks, the child runs the submission on the tests and says one byte.  No sandbox.

python -m peers.floor WORD PROFILE [TESTS [SIZE]]
"""

import gc
import importlib
import os
import sys
from typing import Any

from peers.problems import CASES, FUNCTION, LIBRARIES, check_of, tests_of
from peers.serve import serve


def main() -> None:
    case = CASES[sys.argv[2]]
    for library in LIBRARIES[case.profile]:
        importlib.import_module(library)
    if case.profile == "torch":
        importlib.import_module("torch").set_num_threads(1)
    space: dict[str, Any] = {"TESTS": tests_of(case, *map(int, sys.argv[3:]))}
    exec(check_of(case), space)
    warm: dict[str, Any] = {}
    exec(case.right, warm)
    space["check"](warm[FUNCTION])
    gc.collect()
    gc.freeze()

    def check(code: str) -> tuple[bool, str]:
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            run(code, space["check"], tell)
        os.close(tell)
        word = os.read(told, 1)
        os.close(told)
        os.waitpid(child, 0)
        return word == b"1", ""

    serve(check)


def run(code: str, check: Any, tell: int) -> None:
    """The child's part; does not return."""
    word = b"0"
    try:
        solution: dict[str, Any] = {}
        exec(compile(code, "<solution>", "exec"), solution)
        check(solution[FUNCTION])
        word = b"1"
    finally:
        os.write(tell, word)
        os._exit(0)


if __name__ == "__main__":
    main()
