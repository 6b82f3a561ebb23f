"""Run a command as somebody with less: another user, no user namespaces, no Landlock.

    as_user.py [--user UID --home FOLDER] [--no-userns] [--no-landlock] FOLDER... -- COMMAND...

Each FOLDER (only root may name any) is one that the command needs; where it lies below a folder that is closed to
others, such as root's home, it is shown at its place in a mount namespace of the command's own, and all else there is
hidden.  What is taken away is taken by a system call filter of this file's own, so that what is tested does not also
make the test.
"""

import argparse
import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
NEWNS, BIND, REC, PRIVATE = 0x00020000, 0x1000, 0x4000, 0x40000
NO_NEW_PRIVILEGES, SET_SECCOMP, SECCOMP_FILTER = 38, 22, 2

UNSHARE, CLONE = {"x86_64": (272, 56), "aarch64": (97, 220)}[platform.machine()]
CLONE3, LANDLOCK_CREATE_RULESET = 435, 444
NEW_NAMESPACES = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000


def checked(result: int) -> None:
    """Raise what the C library says."""
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """mount(2)."""
    checked(LIBC.mount(source.encode(), target.encode(), kind.encode() or None, flags, options.encode() or None))


def show(folders: list[Path]) -> None:
    """Make these reachable for every user, and nothing else of the closed folders that they are in."""
    checked(LIBC.unshare(NEWNS))
    mount("", "/", flags=REC | PRIVATE)
    for closed in {place for folder in folders if (place := closed_above(folder))}:
        inside = [folder for folder in folders if folder.is_relative_to(closed)]
        handles = [(os.open(folder, os.O_PATH), folder) for folder in inside]
        mount("tmpfs", str(closed), "tmpfs", options="mode=755")
        for handle, folder in handles:
            folder.mkdir(parents=True, exist_ok=True)
            mount(f"/proc/self/fd/{handle}", str(folder), flags=BIND | REC)
            os.close(handle)


def closed_above(folder: Path) -> Path | None:
    """The outermost folder above this one that other users may not enter."""
    return next((above for above in reversed(folder.parents) if not above.stat().st_mode & 0o001), None)


def become(user: int, home: str) -> None:
    """Be this user, for good."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    os.environ |= {"HOME": home, "SUPERDAY_HOME": f"{home}/superday", "TMPDIR": home}
    os.chdir(home)


def refuse(calls: list[bytes]) -> None:
    """Filter system calls, for this process and all that it starts."""
    text = b"".join([*calls, line(RETURN, ALLOW)])
    program = ctypes.create_string_buffer(text, len(text))
    header = ctypes.create_string_buffer(struct.pack("=HxxxxxxQ", len(text) // 8, ctypes.addressof(program)))
    checked(LIBC.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    checked(LIBC.prctl(SET_SECCOMP, SECCOMP_FILTER, header, 0, 0))


def line(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction of classic BPF."""
    return struct.pack("=HBBI", code, if_true, if_false, operand)


def answer(number: int, error: int) -> Iterator[bytes]:
    """This call fails with this error."""
    yield from (line(LOAD, 0), line(EQUAL, number, 0, 1), line(RETURN, ERRNO | error))


def answer_to_flags(number: int, flags: int, error: int) -> Iterator[bytes]:
    """The same where its first argument has one of the flags."""
    yield from (line(LOAD, 0), line(EQUAL, number, 0, 3), line(LOAD, 16), line(ANY_BIT, flags, 0, 1))
    yield line(RETURN, ERRNO | error)


NO_NAMESPACES = [
    *answer_to_flags(UNSHARE, NEW_NAMESPACES, errno.EPERM),
    *answer_to_flags(CLONE, NEW_NAMESPACES, errno.EPERM),
    *answer(CLONE3, errno.ENOSYS),
]
NO_LANDLOCK = [*answer(LANDLOCK_CREATE_RULESET, errno.ENOSYS)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--user", type=int)
    parser.add_argument("--home")
    parser.add_argument("--no-userns", action="store_true")
    parser.add_argument("--no-landlock", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    own, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    options = parser.parse_args(own)
    if options.folders:
        show([folder.resolve() for folder in options.folders])
    if options.user is not None:
        become(options.user, options.home)
    calls = (NO_NAMESPACES if options.no_userns else []) + (NO_LANDLOCK if options.no_landlock else [])
    if calls:
        refuse(calls)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
