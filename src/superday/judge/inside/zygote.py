"""A zygote: a warm interpreter that forks confined children, and does nothing else.

It is started fresh, so that it holds no secret; enters its namespaces; imports the libraries; and then forks a
child for each ``park`` packet of the control socket.  A child confines itself before it reads its first byte.
The zygote runs trusted text alone, and ends when the control socket does: with it, by its pid namespace or by
PR_SET_PDEATHSIG, end its children.

Packets are JSON.  In: ``{"park": number}``.  Out: ``{"level"}`` once; ``{"parked": number}`` with four descriptors (the
child's pidfd, and the far ends of its questions, answers and prints); ``{"failed": number, "why"}``; ``{"ended":
number, "status": exit status or minus the signal}``.
"""

import ast  # noqa: F401  what runners and submissions are likely to need is loaded once, here
import bisect  # noqa: F401
import collections  # noqa: F401
import functools  # noqa: F401
import gc
import heapq  # noqa: F401
import importlib
import inspect  # noqa: F401
import itertools  # noqa: F401
import json
import math  # noqa: F401
import os
import random  # noqa: F401
import re  # noqa: F401
import resource
import select
import signal
import socket
import string  # noqa: F401
import sys
import types
import typing  # noqa: F401
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import channel  # type: ignore[import-not-found]
import confinement  # type: ignore[import-not-found]
import kernel  # type: ignore[import-not-found]

REHEARSALS = 12  # enough for the interpreter to have specialised what it runs
RESERVED = 10  # descriptors below are kept for the children's use


def main(control: socket.socket, setup: dict[str, Any]) -> None:
    """Enter the namespaces, load the libraries, fork until the control socket closes."""
    control = _moved(control)
    confined = confinement.Confined(setup)
    sys.path += setup["library_paths"]["inside" if confined.has_own_root else "outside"]
    for library in setup["libraries"]:
        importlib.import_module(library)
    texts = Texts(setup["known"])
    exec(setup["warm_up"], {})
    Zygote(control, confined, texts, setup["rehearsals"]).serve()


def _moved(control: socket.socket) -> socket.socket:
    """The control socket away from the low descriptors, which are made empty."""
    empty = os.open(os.devnull, os.O_RDONLY)
    while empty < RESERVED:
        empty = os.dup(empty)
    moved = control.dup()
    control.close()
    os.dup2(empty, 0)
    return moved


class Texts:
    """Trusted texts: those known by name are modules, run once in the zygote for all its children."""

    def __init__(self, known: dict[str, dict[str, str]]):
        self.modules = {name: _module(name, text) for name, text in known["modules"].items()}
        with self._in_sight(self.modules):
            self.runners = {name: _module(name, text) for name, text in known["runners"].items()}

    def install(self, name: str, text: str | None) -> None:
        """The module ``text``, or the known one, under the name ``name``."""
        sys.modules[name] = self.modules[name] if text is None else _module(name, text)

    def run(self, program: dict[str, str]) -> None:
        """Run a runner, given by ``name`` or as ``text``."""
        if "name" in program:
            self.runners[program["name"]].main()
        else:
            exec(compile(program["text"], "<runner>", "exec"), types.ModuleType("__main__").__dict__)

    def rehearse(self, program: types.CodeType) -> None:
        """Run a program that can import the known runners and modules."""
        with self._in_sight({**self.modules, **self.runners}):
            exec(program, {})

    @contextmanager
    def _in_sight(self, modules: dict[str, types.ModuleType]) -> Iterator[None]:
        sys.modules.update(modules)
        yield
        for name in modules:
            del sys.modules[name]


def _module(name: str, text: str) -> types.ModuleType:
    module = types.ModuleType(name)
    exec(compile(text, f"<{name}>", "exec"), module.__dict__)
    return module


def _use_large_pages(maps: int) -> None:
    """Put what is loaded into large pages, of which there are few to copy in a fork and to count back at its end.

    ``maps`` is the open ``/proc/self/maps``.  Where the kernel has no room, or is older than 6.1, nothing is different.
    """
    with open(maps) as mapped:
        spans = [line.split() for line in mapped]
    for span, access, _, _, inode, *_ in spans:
        if access == "rw-p" and inode == "0":
            first, end = (int(edge, 16) for edge in span.split("-"))
            with suppress(OSError):
                kernel.gather(first, end - first)


class Zygote:
    """The loop: packets in, children out, their ends told."""

    def __init__(self, control: socket.socket, confined: confinement.Confined, texts: Texts, rehearsals: list[str]):
        self.control, self.confined, self.texts = control, confined, texts
        self.rehearsal, self.first_night = (compile(text, "<rehearsal>", "exec") for text in rehearsals)
        self.children: dict[int, tuple[int, int]] = {}  # by pidfd: number, pid
        self.poll = select.poll()
        self.poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Until the other end of the control socket is closed."""
        self._tell({"level": self.confined.level})
        for _ in range(REHEARSALS):
            self.texts.rehearse(self.rehearsal)
        gc.collect()
        gc.freeze()  # a collection in a child would else write to, and so copy, every page of ours
        _use_large_pages(self.confined.maps)
        with suppress(OSError):  # to fork the next child, it does not interrupt whoever brings the verdict on the last
            os.sched_setscheduler(0, os.SCHED_BATCH | os.SCHED_RESET_ON_FORK, os.sched_param(0))
        while True:
            for descriptor, _ in self.poll.poll():
                if descriptor == self.control.fileno():
                    self._take_packet()
                else:
                    self._bury(descriptor)

    def _take_packet(self) -> None:
        packet = self.control.recv(4096)
        if not packet:
            os._exit(0)
        number = json.loads(packet)["park"]
        try:
            self._park(number)
        except OSError as error:
            self._tell({"failed": number, "why": f"{error}"})

    def _park(self, number: int) -> None:
        ends = [os.pipe(), os.pipe(), os.pipe()]
        (questions, our_questions), (our_answers, answers), (our_printed, printed) = ends
        try:
            pid = self.confined.fork()
            if pid == 0:
                self._be_child(questions, answers, printed)
            pidfd = os.pidfd_open(pid)
            self.children[pidfd] = (number, pid)
            self.poll.register(pidfd, select.POLLIN)
            self._tell({"parked": number}, pidfd, our_questions, our_answers, our_printed)
        finally:
            for end in (end for pair in ends for end in pair):
                os.close(end)

    def _bury(self, descriptor: int) -> None:
        number, pid = self.children.pop(descriptor)
        self.poll.unregister(descriptor)
        os.close(descriptor)
        _, status = os.waitpid(pid, 0)
        self._tell({"ended": number, "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, packet: dict[str, Any], *descriptors: int) -> None:
        try:
            socket.send_fds(self.control, [json.dumps(packet).encode()], descriptors)
        except OSError:
            os._exit(0)

    def _be_child(self, questions: int, answers: int, printed: int) -> None:
        """Never returns: confined, parked until the program comes, then run by it."""
        try:
            empty = os.open(os.devnull, os.O_RDONLY)  # of its own: what one child does to its flags no other sees
            wanted = {0: empty, channel.QUESTIONS: questions, channel.ANSWERS: answers, 1: printed, 2: printed}
            for number, descriptor in wanted.items():
                os.dup2(descriptor, number)
            self.confined.bind()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self.texts.rehearse(self.rehearsal)  # what a submission is going to touch is copied by the time it comes
            self.texts.rehearse(self.first_night)
            channel.send("parked")
            program = channel.receive()
            confinement.limit(resource.RLIMIT_AS, program["address_space"])
            for name, text in program["modules"].items():
                self.texts.install(name, text)
            self.texts.run(program["runner"])
        except BaseException as error:  # of ours, or of a runner that could not go on: one line, for whoever asks
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
