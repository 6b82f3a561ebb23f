"""Whether the other end of a loopback connection belongs to another account of this machine (Linux only).

The loopback is shared by everybody who has an account; a rehearsal is private.  Linux tells who holds a socket, so a
connection can be told apart by the owner of its other end.  It is asked for that one socket, by netlink
(sock_diag(7)): the tables in /proc have all sockets, and walking them takes ten milliseconds.
"""

import os
import socket
import struct
import sys
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_PORT_AND_OWNER = (1, 7)  # columns: local address, user id
# From <linux/netlink.h>, <linux/sock_diag.h> and <linux/inet_diag.h>.
_SOCK_DIAG, _SOCK_DIAG_BY_FAMILY, _REQUEST = 4, 20, 1
_HEADER = struct.Struct("=IHHII")  # length, type, flags, sequence, port
_QUESTION = struct.Struct("=BBBxI2s2s16s16sIII")  # family, protocol, -, states, ports, addresses, interface, cookie
_OWNER = struct.Struct("=64xI")  # where a struct inet_diag_msg has the user id
_ANY_STATE, _NO_COOKIE = 0xFFFFFFFF, 0xFFFFFFFF

End = tuple[str, int]


def is_another(theirs: End, ours: End | None) -> bool:
    """Whether the end ``theirs`` of a connection to ``ours`` (addresses, ports) is neither this account's nor root's.

    Where the system does not tell (not Linux, a socket that is gone), the answer is no: the other checks remain.
    """
    owner = _owner(theirs, ours)
    return owner is not None and owner not in (os.getuid(), 0)


def _owner(theirs: End, ours: End | None) -> int | None:
    if not ours or sys.platform != "linux":
        return None
    family = socket.AF_INET6 if ":" in theirs[0] else socket.AF_INET
    try:
        addresses = [socket.inet_pton(family, end[0]) for end in (theirs, ours)]
    except OSError:  # no connection by TCP
        return None
    try:
        return _asked(family, addresses, theirs, ours)
    except OSError:  # no netlink here
        return _listed(theirs[1])


def _asked(family: int, addresses: list[bytes], theirs: End, ours: End) -> int | None:
    """What the kernel says of the one socket; None where there is none.  Raises OSError."""
    ports = [end[1].to_bytes(2, "big") for end in (theirs, ours)]
    question = _QUESTION.pack(
        family, socket.IPPROTO_TCP, 0, _ANY_STATE, *ports, *addresses, 0, _NO_COOKIE, _NO_COOKIE
    )  # fmt: skip
    header = _HEADER.pack(_HEADER.size + len(question), _SOCK_DIAG_BY_FAMILY, _REQUEST, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, _SOCK_DIAG) as netlink:
        netlink.settimeout(1.0)
        netlink.sendto(header + question, (0, 0))
        answer = netlink.recv(4096)
    if _HEADER.unpack_from(answer)[1] != _SOCK_DIAG_BY_FAMILY:  # an error: there is no such socket
        return None
    return int(_OWNER.unpack_from(answer, _HEADER.size)[0])


def _listed(port: int) -> int | None:
    """The owner of whatever socket is bound to this local ``port``."""
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
