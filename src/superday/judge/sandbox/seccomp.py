"""The system calls that a child may make, as a classic BPF program; every other one answers ``EPERM``.

What Python, NumPy and PyTorch need to compute, to print and to read a module is here; a new process, a program, a
socket, a signal to anybody, memory that no limit counts (memfd, System V), a namespace, a mount, io_uring, bpf or
a look into another process is not.  Calls with other numbers (32-bit, x32) kill.  Numbers are from the kernel's
tables (``asm/unistd_64.h``, ``asm-generic/unistd.h``).

``clone`` may make threads only; ``clone3``, whose flags no filter can read, answers ``ENOSYS``, so that the C library
falls back to ``clone``; ``ioctl`` answers ``ENOTTY``, since all that Python asks is whether a file is a terminal;
``prlimit64`` is for the child's own limits, which it can only lower, and not for that of CPU time, past which the
kernel sends SIGKILL as if from outside; ``fcntl`` does not say who gets which signal when there is something to read,
for that reaches every process of the user; and what is opened for reading alone is not cut off, which old Landlocks
overlook.
"""

import errno
import os
import platform
import resource
import struct

_ALLOWED = {  # name: number on x86_64, on aarch64 (-1: there is no such call)
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "stat": (4, -1), "fstat": (5, 80),
    "lstat": (6, -1), "poll": (7, -1), "lseek": (8, 62), "mmap": (9, 222), "mprotect": (10, 226),
    "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "pread64": (17, 67), "pwrite64": (18, 68), "readv": (19, 65), "writev": (20, 66),
    "access": (21, -1), "select": (23, -1), "sched_yield": (24, 124), "mremap": (25, 216), "madvise": (28, 233),
    "dup": (32, 23), "dup2": (33, -1), "dup3": (292, 24), "nanosleep": (35, 101), "getitimer": (36, 102),
    "alarm": (37, -1), "setitimer": (38, 103), "getpid": (39, 172), "exit": (60, 93), "uname": (63, 160),
    "getcwd": (79, 17), "readlink": (89, -1), "gettimeofday": (96, 169), "getrlimit": (97, 163),
    "getrusage": (98, 165), "sysinfo": (99, 179), "times": (100, 153), "getuid": (102, 174), "getgid": (104, 176),
    "geteuid": (107, 175), "getegid": (108, 177), "getppid": (110, 173), "getgroups": (115, 158),
    "getresuid": (118, 148), "getresgid": (120, 150), "sigaltstack": (131, 132), "arch_prctl": (158, -1),
    "gettid": (186, 178), "futex": (202, 98), "sched_getaffinity": (204, 123), "getdents64": (217, 61),
    "set_tid_address": (218, 96), "restart_syscall": (219, 128), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "exit_group": (231, 94),
    "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48), "pselect6": (270, 72),
    "ppoll": (271, 73), "set_robust_list": (273, 99), "getcpu": (309, 168), "getrandom": (318, 278),
    "membarrier": (324, 283), "statx": (332, 291), "rseq": (334, 293), "faccessat2": (439, 439),
}  # fmt: skip
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH_*
_CLONE, _CLONE3, _IOCTL, _PRLIMIT = (56, 220), 435, (16, 29), (302, 261)
_FCNTL, _OPEN, _OPENAT = (72, 25), (2, -1), (257, 56)

_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x00010000
_ALL = 0xFFFFFFFF
_OWNER_OR_SIGNAL = 8  # in F_SETOWN, F_SETSIG and F_SETOWN_EX, and in nothing that Python or its libraries ask for
_X32 = 0x40000000


def known_machine() -> bool:
    """Whether there is a filter for this processor."""
    return platform.machine() in _MACHINES


def allow_filter() -> bytes:
    """The program, 8 bytes an instruction.  Raises KeyError where :func:`known_machine` is false."""
    column, audit = _MACHINES[platform.machine()]
    lines = [
        _line(_LOAD, _ARCH),
        _line(_EQUAL, audit, 1, 0),
        _line(_RETURN, _KILL),  # 32-bit calls have other numbers
        _line(_LOAD, _NUMBER),
        _line(_AT_LEAST, _X32, 0, 1),
        _line(_RETURN, _KILL),
    ]
    return b"".join(lines + _search(_ranges(_answers(column))))


def _answers(column: int) -> dict[int, list[bytes]]:
    """By the number of a call, the instructions that answer it; whatever is not here is refused."""
    cuts = os.O_ACCMODE | os.O_TRUNC, os.O_TRUNC, False
    answers = {numbers[column]: [_line(_RETURN, _ALLOW)] for numbers in _ALLOWED.values()}
    answers |= {
        _CLONE3: [_line(_RETURN, _ERRNO | errno.ENOSYS)],
        _IOCTL[column]: [_line(_RETURN, _ERRNO | errno.ENOTTY)],
        _CLONE[column]: _when((0, _CLONE_THREAD, _CLONE_THREAD, True)),
        _PRLIMIT[column]: _when((0, _ALL, 0, True), (1, _ALL, resource.RLIMIT_CPU, False)),
        _FCNTL[column]: _when((1, _OWNER_OR_SIGNAL, 0, True)),
        _OPENAT[column]: _when((2, *cuts)),
        _OPEN[column]: _when((1, *cuts)),
    }
    answers.pop(-1, None)
    return answers


def _ranges(answers: dict[int, list[bytes]]) -> list[tuple[int, list[bytes]]]:
    """Where in the numbers the answer changes, and to what."""
    ranges = [(0, [_REFUSED])]
    for number in sorted(answers):
        for start, answer in ((number, answers[number]), (number + 1, [_REFUSED])):
            if ranges[-1][0] == start:
                ranges.pop()
            if not ranges or ranges[-1][1] != answer:
                ranges.append((start, answer))
    return ranges


def _search(ranges: list[tuple[int, list[bytes]]]) -> list[bytes]:
    """By halves: the kernel tries a filter on every number there is before it takes it, each time for each child."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    lower, upper = _search(ranges[:middle]), _search(ranges[middle:])
    return [_line(_AT_LEAST, ranges[middle][0], len(lower), 0), *lower, *upper]


def _line(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, k)


def _when(*conditions: tuple[int, int, int, bool]) -> list[bytes]:
    """Allow where the low half of each argument named, masked, is a value, or (``same`` is false) is not."""
    lines = []
    for argument, mask, value, same in conditions:
        met = (1, 0) if same else (0, 1)
        lines += [_line(_LOAD, _FIRST_ARGUMENT + 8 * argument), _line(_AND, mask), _line(_EQUAL, value, *met), _REFUSED]
    return [*lines, _line(_RETURN, _ALLOW)]


_REFUSED = _line(_RETURN, _ERRNO | errno.EPERM)
