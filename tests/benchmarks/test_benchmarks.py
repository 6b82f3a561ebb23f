"""Every benchmark runs quickly when asked to and prints one JSON document.  What it finds is not a test's business."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = sorted((Path(__file__).resolve().parents[2] / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_takes_quick_and_json(path: Path):
    done = subprocess.run([sys.executable, str(path), "--quick", "--json"], capture_output=True, text=True, timeout=400)
    assert done.returncode in (0, 1), done.stderr
    assert isinstance(json.loads(done.stdout)["holds"], bool)
