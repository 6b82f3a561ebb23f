"""Whether a sandbox confines: something harmless tries what a child must not be able to do."""

from pathlib import Path

import superday
from superday.judge.sandbox import ChildError, Sandbox, SandboxUnavailable

_ATTEMPTS = """
from channel import receive, send
import os, socket
while True:
    secret = receive()
    try:
        socket.socket()
        network = True
    except OSError:
        network = False
    try:
        os.kill(os.getppid(), 0)
        others = os.getppid() != 0
    except OSError:
        others = False
    try:
        open("/tmp/superday-check", "w").close()
        writes = True
    except OSError:
        writes = False
    try:
        reads = bool(open(secret).read(1))
    except OSError:
        reads = False
    send({"network": network, "other processes": others, "a place to write": writes, "superday's files": reads})
"""


def see_that_it_confines(sandbox: Sandbox) -> None:
    """Start a child of ``sandbox``; raises SandboxUnavailable where it does not answer, or gets out."""
    with sandbox.start(_ATTEMPTS) as child:
        try:
            seen = child.ask(str(Path(superday.__file__).resolve()), cpu_seconds=5.0, wall_seconds=30.0)
        except ChildError as error:
            said = child.printed.strip() or str(error)
            raise SandboxUnavailable(f"the sandbox does not work here: {said}") from None
    if any(seen.values()):
        leaks = ", ".join(name for name, leak in seen.items() if leak)
        raise SandboxUnavailable(f"the sandbox does not confine here: a child has {leaks}")
