"""The command line over a small bank in place of the shipped one."""

import io
import sys
from pathlib import Path

import pytest
from command_line import Said, Superday
from tiny import write_bank

from superday.bank import locate
from superday.bank.template import write_new
from superday.cli.main import entry


@pytest.fixture
def superday(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Superday:
    """Run one command in this process; the person's own bank holds a concept, a derivation and a problem."""
    shipped = write_bank(tmp_path / "shipped")
    monkeypatch.setattr(locate, "shipped", lambda: shipped)
    for kind in ("concept", "derivation", "problem"):
        write_new(home / "bank", kind, f"my-{kind}")

    def run(*arguments: object, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        capsys.readouterr()
        try:
            status = entry([str(one) for one in arguments])
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        return Said(status, *capsys.readouterr())

    return run
