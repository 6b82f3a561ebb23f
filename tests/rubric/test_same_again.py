"""The same answer gets the same findings, to the last digit, in every process."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("graded_twice.py")


def test_findings_do_not_depend_on_the_order_of_sets():
    digests = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, SCRIPT], env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout)
    assert len(digests) == 1
