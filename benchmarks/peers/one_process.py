"""One subprocess a submission: the submission and its asserts in a file, ``python file``, exit status 0 is a pass.

python -m peers.one_process WORD PROFILE FOLDER
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from peers.problems import FUNCTION, written_program
from peers.serve import serve


def main() -> None:
    program = written_program(sys.argv[3], sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "program.py")

        def check(code: str) -> tuple[bool, str]:
            path.write_text(f"{code}\n{program}\ncheck({FUNCTION})\n")
            command = [sys.executable, str(path)]
            done = subprocess.run(command, check=False, stderr=subprocess.DEVNULL, env=os.environ, timeout=60)
            return done.returncode == 0, f"exit status {done.returncode}"

        serve(check)


if __name__ == "__main__":
    main()
