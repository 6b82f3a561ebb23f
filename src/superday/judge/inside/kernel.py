"""The system calls that confine a process and that Python's ``os`` lacks, by ctypes.  Linux only.

Why ctypes and no package: a dozen calls of three lines each are needed between a fork and the first byte of a
stranger, with nothing allocated or imported on the way.  The packages that wrap them (pyseccomp needs a system
library, py-landlock knows neither scopes nor namespaces) would be one more thing for each machine to have.

Numbers and structures: the kernel's uapi headers (sched.h, mount.h, prctl.h, landlock.h, seccomp.h).  The calls
used by number are newer than the split of the tables, so that they are the same on x86_64 and aarch64.
"""

import ctypes
import os
import struct
from pathlib import Path

NEWNS, NEWUTS, NEWIPC, NEWUSER = 0x00020000, 0x04000000, 0x08000000, 0x10000000
NEWPID, NEWNET, NEWCGROUP = 0x20000000, 0x40000000, 0x02000000

MS_BIND, MS_REC, MS_PRIVATE, MS_NOSUID, MS_NODEV = 0x1000, 0x4000, 0x40000, 2, 4
MNT_DETACH = 2
_MOUNT_ATTR_RDONLY, _MOUNT_ATTR_NOSUID = 1, 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522
_SYS_CLOSE_RANGE, _SYS_MOUNT_SETATTR = 436, 442
_SYS_LANDLOCK_CREATE, _SYS_LANDLOCK_ADD, _SYS_LANDLOCK_RESTRICT = 444, 445, 446
_LANDLOCK_VERSION, _LANDLOCK_PATH_BENEATH = 1, 1
READ_FILE, READ_DIR, WRITE_FILE = 4, 8, 2
_MADV_COLLAPSE = 25
_NET_BIND_AND_CONNECT, _SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 3, 3

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
    return result


def _call(number: int, what: str, *arguments: object) -> int:
    return _checked(_libc.syscall(ctypes.c_long(number), *arguments), what)


def unshare(flags: int) -> None:
    """New namespaces for this process (for its children, where pid is among them)."""
    _checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def enter_pid_namespace(descriptor: int) -> None:
    """Children are born in this pid namespace from now on."""
    _checked(_libc.setns(descriptor, NEWPID), "setns")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """See mount(2)."""
    texts = [os.fsencode(text) or None for text in (source, target, kind)]
    _checked(_libc.mount(*texts, ctypes.c_ulong(flags), os.fsencode(options) or None), f"mount {target}")


def make_read_only(path: str) -> None:
    """This mount and all below it: nothing is written, no file gives privileges."""
    attributes = struct.pack("=QQQQ", _MOUNT_ATTR_RDONLY | _MOUNT_ATTR_NOSUID, 0, 0, 0)
    _call(
        _SYS_MOUNT_SETATTR, "mount_setattr", _AT_FDCWD, os.fsencode(path),
        ctypes.c_uint(_AT_RECURSIVE), attributes, ctypes.c_size_t(len(attributes)),
    )  # fmt: skip


def change_root(folder: str) -> None:
    """Make ``folder``, a mount, the root of the namespace, and let go of the old one."""
    os.chdir(folder)
    _call(_SYS_PIVOT_ROOT[os.uname().machine], "pivot_root", b".", b".")
    unmount(".")
    os.chdir("/")


def unmount(path: str) -> None:
    """Take a mount out of sight; it goes when nobody uses it any more."""
    _checked(_libc.umount2(os.fsencode(path), MNT_DETACH), "umount2")


def die_with_parent() -> None:
    """SIGKILL for this process when the thread that forked it ends."""
    _checked(_libc.prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(9), 0, 0, 0), "prctl")


def be_owner_of_own_proc() -> None:
    """After a change of user /proc/self belongs to root until this is said."""
    _checked(_libc.prctl(_PR_SET_DUMPABLE, ctypes.c_ulong(1), 0, 0, 0), "prctl")


def renounce_privileges() -> None:
    """No capability in any set, and nothing that is executed gives one back."""
    _checked(_libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), 0, 0, 0), "no_new_privs")
    header = struct.pack("=II", _CAPABILITY_VERSION_3, 0)
    _call(_SYS_CAPSET[os.uname().machine], "capset", header, bytes(24))


def close_from(first: int) -> None:
    """Close every descriptor from ``first`` on."""
    _call(_SYS_CLOSE_RANGE, "close_range", ctypes.c_uint(first), ctypes.c_uint(0xFFFFFFFF), 0)


def filter_calls(program: bytes) -> None:
    """Install a seccomp filter (8 bytes an instruction).  Needs :func:`renounce_privileges` before."""
    lines = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.c_void_p)]

    code = Program(len(program) // 8, ctypes.addressof(lines))
    _checked(_libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(code), 0, 0), "seccomp")


def gather(first: int, length: int) -> None:
    """Put private memory into large pages, as many as are whole in it (from Linux 6.1)."""
    address, size = ctypes.c_void_p(first), ctypes.c_size_t(length)
    _checked(_libc.madvise(address, size, _MADV_COLLAPSE), "madvise")


def landlock_version() -> int:
    """The version of Landlock that this kernel gives; 0 where there is none."""
    try:
        return _call(_SYS_LANDLOCK_CREATE, "landlock", None, ctypes.c_size_t(0), ctypes.c_uint(_LANDLOCK_VERSION))
    except OSError:
        return 0


def landlock_rules(readable: list[str], writable: list[str]) -> int:
    """A ruleset, as a descriptor: read what is below ``readable``, write the files ``writable``, and nothing else.

    No TCP (from version 4), no abstract sockets and no signals to others (from version 6).  Paths that are not
    there are left out.
    """
    version = landlock_version()
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    more = [_NET_BIND_AND_CONNECT] * (version >= 4) + [_SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS] * (version >= 6)
    attributes = struct.pack(f"={1 + len(more)}Q", files, *more)
    rules = _call(_SYS_LANDLOCK_CREATE, "landlock", attributes, ctypes.c_size_t(len(attributes)), 0)
    for path in readable:
        _allow(rules, path, READ_FILE | READ_DIR)
    for path in writable:
        _allow(rules, path, READ_FILE | WRITE_FILE)
    return rules


def _allow(rules: int, path: str, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    allowed = access if Path(path).is_dir() else access & ~READ_DIR
    rule = struct.pack("=Qi", allowed, place)
    _call(_SYS_LANDLOCK_ADD, "landlock", rules, _LANDLOCK_PATH_BENEATH, rule, 0)
    os.close(place)


def landlock(rules: int) -> None:
    """Bind this process by the ruleset, for good."""
    _call(_SYS_LANDLOCK_RESTRICT, "landlock", rules, 0)
