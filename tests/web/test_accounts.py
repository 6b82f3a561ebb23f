"""A rehearsal is private on a machine that several people share."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from superday.web import accounts

NOBODY = 65534
ASK = """
import os, sys, urllib.error, urllib.request
if len(sys.argv) > 2:
    os.setgroups([])
    os.setuid(int(sys.argv[2]))
try:
    print(urllib.request.urlopen(sys.argv[1]).status)
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    environment = {**os.environ, "SUPERDAY_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "superday", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().split(" at ")[1].split()[0]
        server.terminate()


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_connection_is_known_by_its_owner(address: str):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as server, socket.socket(family) as ours:
        ours.connect(server.getsockname())
        here, there = ours.getsockname()[:2], server.getsockname()[:2]
        if sys.platform == "linux":
            assert accounts._owner(here, there) == accounts._listed(here[1]) == os.getuid()
        assert not accounts.is_another(here, there)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists its sockets")
def test_where_the_kernel_is_not_to_be_asked_its_list_tells(monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(accounts, "_asked", refused)
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as ours:
        ours.connect(server.getsockname())
        assert accounts._owner(ours.getsockname(), server.getsockname()) == os.getuid()


def test_an_end_that_nobody_holds_is_not_anothers():
    assert not accounts.is_another(("127.0.0.1", 1), ("127.0.0.1", 2))
    assert not accounts.is_another(("testclient", 1), None)


def test_our_own_account_reads_the_lobby(address: str):
    done = subprocess.run([sys.executable, "-c", ASK, address], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "200"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another account; CI runs as root")
def test_another_account_of_the_machine_reads_nothing(address: str):
    # The system's Python: another account may not be able to enter the folder of this one.
    command = ["/usr/bin/python3", "-c", ASK, address, str(NOBODY)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("403") and "another account" in done.stdout
