"""Which sandbox this machine gives; where none works, none, and nothing is run."""

import os
import sys
from functools import cache

from superday.judge.sandbox import Sandbox, SandboxUnavailable


@cache
def open_sandbox() -> Sandbox:
    """The sandbox of this machine, checked once a process.

    Raises:
        SandboxUnavailable: none works here; the message says why, and the way out.
    """
    sandbox = _of_this_system()
    sandbox.check()
    return sandbox


os.register_at_fork(after_in_child=open_sandbox.cache_clear)  # what is kept warm belongs to one process


def _of_this_system() -> Sandbox:
    # Loaded here because each rests on calls of its own system.
    if sys.platform == "darwin":
        from superday.judge.sandbox.macos import MacSandbox

        return MacSandbox()
    if not sys.platform.startswith("linux"):
        raise SandboxUnavailable(
            f"there is no sandbox for {sys.platform}: code is judged on Linux, and on macOS in part"
        )
    from superday.judge.sandbox.linux import LinuxSandbox

    return LinuxSandbox()
