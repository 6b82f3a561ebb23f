"""The program text of a zygote's interpreter: take the set-up from the control socket, then be a zygote.

The set-up is one packet of JSON (its fields: :func:`superday.judge.sandbox.zygote.set_up`); nothing of superday is
installed where this runs, so that the modules come with it as texts.
"""

import json
import socket
import sys
import types


def _install(name: str, text: str) -> types.ModuleType:
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    return module


def _main() -> None:
    control = socket.socket(fileno=0)
    setup = json.loads(control.recv(1 << 20))
    for name, text in setup["modules"].items():
        _install(name, text)
    sys.modules["zygote"].main(control, setup)


_main()
