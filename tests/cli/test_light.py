"""The command line answers at once: heavy libraries are loaded where they are used, and not before."""

import json
import subprocess
import sys

import pytest

HEAVY = ("numpy", "torch", "sqlalchemy", "alembic", "starlette", "uvicorn", "jinja2", "markdown_it", "scipy")
ASK = """
import contextlib, io, json, sys
from superday.cli.main import entry
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    entry({arguments!r})
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize(
    "command",
    ["--help", "--version", "loops", "loops --help", "loops as-super-day", "bank list --kind loop", "study --help"],
)
def test_nothing_heavy_is_loaded_to_help_or_to_list(command: str) -> None:
    asked = [sys.executable, "-c", ASK.format(arguments=command.split())]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    assert not set(HEAVY) & set(json.loads(told.stdout))


def test_help_loads_no_verb() -> None:
    asked = [sys.executable, "-c", ASK.format(arguments=["--help"])]
    loaded = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert [name for name in loaded if name.startswith("superday.cli.")] == ["superday.cli.main"]
    assert "superday.bank" not in loaded
