"""How fast the command line answers and the first page is there, as ratios to an empty Python, and what is loaded.

The claim: ``superday --help`` and ``superday loops`` take at most 15 times ``python -c pass``; from ``superday serve``
to its first page (in a folder that was used before) is at most 75 times that, a second where Python takes 13 ms; and
the lobby is served without NumPy, PyTorch or a model being loaded.  Runs are paired: each round times all one after the
other, so that a machine that slows down slows all of them.  Exit status 1 if a claim does not hold.

    python benchmarks/start.py [--quick] [--json]
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from functools import partial

LIMITS = {"python -c pass": 1.0, "superday --help": 15.0, "superday loops": 15.0, "first page": 75.0}
HEAVY = ("numpy", "torch", "scipy", "onnxruntime", "transformers")
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "superday --help": [sys.executable, "-m", "superday", "--help"],
    "superday loops": [sys.executable, "-m", "superday", "loops"],
}
PATIENCE_SECONDS = 60.0
LOBBY = """
import sys, pathlib, tempfile
from starlette.testclient import TestClient
from superday.bank import open_bank
from superday.store import open_database
from superday.web.app import make_app
with tempfile.TemporaryDirectory() as home:
    with TestClient(make_app(open_database(pathlib.Path(home)), open_bank()), base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 200
print(",".join(name for name in %r if name in sys.modules))
"""


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begun


def first_page(environment: dict[str, str]) -> float:
    """The wall time from starting the server to its first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    command = [sys.executable, "-m", "superday", "serve", "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        while not _is_there(port):
            taken = time.perf_counter() - begun
            if server.poll() is not None or taken > PATIENCE_SECONDS:
                sys.exit("the server does not start")
            time.sleep(0.005)
        return time.perf_counter() - begun
    finally:
        server.kill()
        server.wait()


def _is_there(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE_SECONDS) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def measure(rounds: int, environment: dict[str, str]) -> dict[str, dict[str, float]]:
    """Median milliseconds of each, and the median of its ratio to the first, pair by pair."""
    timed = {name: partial(seconds, command, environment) for name, command in COMMANDS.items()}
    timed["first page"] = partial(first_page, environment)
    for time_one in timed.values():
        time_one()
    taken = [[time_one() for time_one in timed.values()] for _ in range(rounds)]
    figures = {}
    for column, name in enumerate(timed):
        times = [row[column] for row in taken]
        ratios = [row[column] / row[0] for row in taken]
        figures[name] = {"ms": 1000 * statistics.median(times), "ratio": statistics.median(ratios)}
    return figures


def loaded_by_lobby(environment: dict[str, str]) -> list[str]:
    """The heavy libraries that serving the lobby has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOBBY % (HEAVY,)], check=True, capture_output=True, text=True, env=environment
    )
    return [name for name in done.stdout.strip().split(",") if name]


def main() -> int:
    """Measure, print, and say whether the claims hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, under a minute")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SUPERDAY_HOME": home}
        figures = measure(3 if args.quick else 41, environment)
        loaded = loaded_by_lobby(environment)
    holds = not loaded and all(row["ratio"] <= LIMITS[name] for name, row in figures.items())
    if args.json:
        print(json.dumps({"figures": figures, "limits": LIMITS, "lobby_loads": loaded, "holds": holds}, indent=2))
    else:
        for name, row in figures.items():
            print(f"{name:<18} {row['ms']:7.1f} ms  {row['ratio']:5.1f} x (limit {LIMITS[name]:.0f})")
        print(f"heavy libraries loaded by the lobby: {', '.join(loaded) or 'none'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
