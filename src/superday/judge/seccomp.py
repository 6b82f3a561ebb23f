"""The system calls that a child may not make, as a classic BPF program for bubblewrap's ``--seccomp``.

Namespaces take away what a process can see; this takes away what it could do to the kernel and to the memory
of the machine: no new process (threads are fine), no socket, no memory that no limit counts (memfd, System V),
no look into other processes, no way into further namespaces.  Numbers are from the kernel's tables
(``asm/unistd_64.h``, ``asm-generic/unistd.h``); a filter is as long as it is here because a denied call answers
``EPERM`` and the program can go on, except ``clone3``, which answers ``ENOSYS`` so that the C library falls
back to ``clone``, whose flags can be read.
"""

import errno
import platform
import struct

_DENIED = {  # name: number on x86_64, on aarch64 (-1: there is no such call)
    "fork": (57, -1), "vfork": (58, -1), "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203),
    "bind": (49, 200), "listen": (50, 201), "ptrace": (101, 117), "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "process_madvise": (440, 440), "kcmp": (312, 272),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "shmat": (30, 196),
    "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180), "unshare": (272, 97),
    "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "move_mount": (429, 429), "open_tree": (428, 428), "fsopen": (430, 430),
    "fsmount": (432, 432), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427), "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "open_by_handle_at": (304, 265),
    "personality": (135, 92), "syslog": (103, 116),
}  # fmt: skip
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH_*
_CLONE = (56, 220)
_CLONE3 = 435

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000


def known_machine() -> bool:
    """Whether there is a filter for this processor."""
    return platform.machine() in _MACHINES


def deny_filter() -> bytes:
    """The program, 8 bytes an instruction.  Raises KeyError where :func:`known_machine` is false."""
    column, audit = _MACHINES[platform.machine()]
    lines = [
        _line(_LOAD, _ARCH),
        _line(_EQUAL, audit, 1, 0),
        _line(_RETURN, _KILL),  # 32-bit calls have other numbers
        _line(_LOAD, _NUMBER),
        _line(_AT_LEAST, _X32, 0, 1),
        _line(_RETURN, _KILL),
        *_answer(_CLONE3, errno.ENOSYS),
    ]
    for numbers in _DENIED.values():
        lines += _answer(numbers[column], errno.EPERM) if numbers[column] >= 0 else []
    lines += [
        _line(_EQUAL, _CLONE[column], 0, 3),
        _line(_LOAD, _FIRST_ARGUMENT),
        _line(_ANY_BIT, _CLONE_THREAD, 1, 0),
        _line(_RETURN, _ERRNO | errno.EPERM),
        _line(_RETURN, _ALLOW),
    ]
    return b"".join(lines)


def _line(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, k)


def _answer(number: int, error: int) -> list[bytes]:
    return [_line(_EQUAL, number, 0, 1), _line(_RETURN, _ERRNO | error)]
