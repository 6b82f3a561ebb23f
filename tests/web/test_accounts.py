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


def test_a_socket_is_known_by_its_owner():
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        ours.listen()
        assert accounts._owner(ours.getsockname()[1]) in (os.getuid(), None)
        assert not accounts.is_another(ours.getsockname()[1])


def test_a_port_that_nobody_holds_is_not_anothers():
    assert not accounts.is_another(1)


def test_our_own_account_reads_the_lobby(address: str):
    done = subprocess.run([sys.executable, "-c", ASK, address], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "200"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another account; CI runs as root")
def test_another_account_of_the_machine_reads_nothing(address: str):
    # The system's Python: another account may not be able to enter the folder of this one.
    command = ["/usr/bin/python3", "-c", ASK, address, str(NOBODY)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("403") and "another account" in done.stdout
