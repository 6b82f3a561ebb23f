"""Which sandbox this machine gives.  There is one kind so far; where it does not work, none, and nothing is run."""

from functools import cache

from superday.judge.bubblewrap import Bubblewrap
from superday.judge.sandbox import Sandbox


@cache
def open_sandbox() -> Sandbox:
    """The sandbox of this machine, checked once a process.

    Raises:
        SandboxUnavailable: none works here; the message says why, and the way out.
    """
    sandbox = Bubblewrap.find()
    sandbox.check()
    return sandbox
