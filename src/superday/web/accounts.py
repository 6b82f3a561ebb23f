"""Whether the other end of a loopback connection belongs to another account of this machine (Linux only).

The loopback is shared by everybody who has an account; a rehearsal is private.  Linux lists every socket with its
owner, so a connection can be told apart by who holds its other end.
"""

import os
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_PORT_AND_OWNER = (1, 7)  # columns: local address, user id


def is_another(port: int) -> bool:
    """Whether the socket bound to this local ``port`` belongs to neither this account nor root.

    Where the system does not tell (not Linux, a socket that is gone), the answer is no: the other checks remain.
    """
    owner = _owner(port)
    return owner is not None and owner not in (os.getuid(), 0)


def _owner(port: int) -> int | None:
    ending = f":{port:04X}"
    for table in TABLES:
        if not table.is_file():
            continue
        for line in table.read_text().splitlines()[1:]:
            columns = line.split()
            local, owner = (columns[column] for column in _PORT_AND_OWNER)
            if local.endswith(ending):
                return int(owner)
    return None
