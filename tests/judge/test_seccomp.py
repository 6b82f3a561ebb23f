"""The filter of system calls, run as the kernel runs it: an instruction at a time."""

import errno
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.judge.sandbox import seccomp

ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def answer(program: bytes, number: int, audit: int, arguments: tuple[int, ...] = (0,) * 6) -> int:
    """What a classic BPF program returns for a call."""
    data = struct.pack("=IIQ6Q", number, audit, 0, *arguments)
    at = register = 0
    while True:
        code, if_true, if_false, k = struct.unpack_from("=HBBI", program, 8 * at)
        at += 1
        match code:
            case 0x20:
                (register,) = struct.unpack_from("=I", data, k)
            case 0x54:
                register &= k
            case 0x15:
                at += if_true if register == k else if_false
            case 0x35:
                at += if_true if register >= k else if_false
            case 0x06:
                return k


@pytest.fixture(params=MACHINES)
def machine(request, monkeypatch):
    monkeypatch.setattr(seccomp.platform, "machine", lambda: request.param)
    column, audit = MACHINES[request.param]
    return seccomp.allow_filter(), column, audit


def test_what_is_on_the_list_is_allowed_and_nothing_else(machine):
    program, column, audit = machine
    allowed = {numbers[column] for numbers in seccomp._ALLOWED.values()}
    special = {435, *((16, 56, 302, 72, 257, 2) if column == 0 else (29, 220, 261, 25, 56))}
    for number in range(600):
        if number not in special:
            assert answer(program, number, audit) == (ALLOW if number in allowed else REFUSE)


@given(number=st.integers(0, 2**32 - 1), arguments=st.tuples(*[st.integers(0, 2**64 - 1)] * 6))
def test_a_call_of_another_kind_of_program_kills(number, arguments):
    program = seccomp.allow_filter()
    assert answer(program, number, 0x40000003, arguments) == KILL
    assert answer(program, number | 0x40000000, MACHINES["x86_64"][1], arguments) == KILL


@pytest.mark.parametrize("arguments, says", [((0x10000, 0, 0, 0, 0, 0), ALLOW), ((0, 0, 0, 0, 0, 0), REFUSE)])
def test_clone_makes_threads_only(machine, arguments, says):
    program, column, audit = machine
    assert answer(program, (56, 220)[column], audit, arguments) == says
    assert answer(program, 435, audit) == 0x00050000 | errno.ENOSYS
