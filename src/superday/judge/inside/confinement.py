"""How a zygote and its children are confined: namespaces, an empty root, Landlock, limits and a filter of system calls.

The zygote enters what it can of the namespaces before it loads anything; each child is bound for good before it
reads its first byte.  What is promised at which level: docs/judge.md.
"""

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import channel  # type: ignore[import-not-found]
import kernel  # type: ignore[import-not-found]

UNREADABLE = (
    f"root's submissions are run as an unprivileged user, which cannot read {os.__file__}: "
    "run superday as an ordinary user, or where namespaces are allowed"
)
MOUNTABLE = ("/tmp", "/mnt", "/var")
INSIDE_ID = 1000
NO_LANDLOCK = (
    "this kernel has no Landlock, and without it no stranger's code is run "
    "(Linux 5.13 or newer, with landlock among the names in /sys/kernel/security/lsm)"
)
APART = kernel.NEWNET | kernel.NEWIPC | kernel.NEWUTS


class Confined:
    """The namespaces of this process, as far as the machine gives them, and what its children are bound by."""

    def __init__(self, setup: dict[str, Any]):
        if not kernel.landlock_version():
            sys.exit(NO_LANDLOCK)
        # Where memory runs out, a child is to die of it and not superday, or whatever else is there.
        _works(lambda: _write("/proc/self/oom_score_adj", "1000"))
        view, user = setup["view"], setup["user"]
        proc = os.open("/proc", os.O_PATH)  # out of sight soon, but still needed
        # Root builds its root first: the files may be where no other user gets to.
        built = user is not None and _works(lambda: _build_root_as_root(view))
        if user is not None:
            _works(lambda: _become(user))  # root in a container may lack the privilege, and has few others then
        has_own_users = _works(lambda: _enter_user_namespace(proc, 0 if built else kernel.NEWNS | APART))
        self.has_own_root = built or (has_own_users and _works(lambda: _build_root(view)))
        if not (self.has_own_root or os.access(os.__file__, os.R_OK)):
            sys.exit(UNREADABLE)
        if has_own_users:
            _go_on_as_first_process()
        self.maps = os.open("self/maps", os.O_RDONLY, dir_fd=proc)  # for the zygote, which closes it before it forks
        os.close(proc)
        self.has_own_pids = self.has_own_root and has_own_users
        self._own = os.pidfd_open(os.getpid())
        self._rules = kernel.landlock_rules(["/"] if self.has_own_root else view["readable"], [os.devnull])
        self._calls = bytes.fromhex(setup["calls"])

    @property
    def level(self) -> str:
        """What is promised: docs/judge.md."""
        return "namespaces" if self.has_own_pids else "landlock"

    def fork(self) -> int:
        """Like os.fork; the child is the first process of a pid namespace of its own, where there are any."""
        if self.has_own_pids:
            kernel.unshare(kernel.NEWPID)
        pid = os.fork()
        if pid and self.has_own_pids:
            kernel.enter_pid_namespace(self._own)  # the next child is to have another
        return pid

    def bind(self) -> None:
        """Bind this process, a child, for good: no privileges, no files but those shown, few system calls."""
        limit(resource.RLIMIT_CORE, 0)
        limit(resource.RLIMIT_FSIZE, 0)
        limit(resource.RLIMIT_NOFILE, 64)
        limit(resource.RLIMIT_STACK, 8 << 20)
        if self.has_own_pids:
            limit(resource.RLIMIT_NPROC, 256)  # elsewhere it would count all that the user runs
        kernel.renounce_privileges()
        kernel.landlock(self._rules)
        kernel.die_with_parent()
        kernel.close_from(channel.ANSWERS + 1)
        kernel.filter_calls(self._calls)


def _write(path: str, text: str) -> None:
    Path(path).write_text(text)


def _works(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _enter_user_namespace(proc: int, others: int) -> None:
    """A user namespace with this user as its only one, a pid namespace for what is forked, and ``others``."""
    user, group = os.getuid(), os.getgid()
    kernel.unshare(kernel.NEWUSER | kernel.NEWPID | others)
    kernel.be_owner_of_own_proc()
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{INSIDE_ID} {user} 1"),
        ("gid_map", f"{INSIDE_ID} {group} 1"),
    ):
        file = os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc)
        os.write(file, text.encode())
        os.close(file)


def _become(user: int) -> None:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    kernel.be_owner_of_own_proc()


def _go_on_as_first_process() -> None:
    """Fork: the child is the first process of the new pid namespace; this one waits for its end."""
    pid = os.fork()
    if pid == 0:
        kernel.die_with_parent()
        return
    kernel.close_from(0)
    os.waitpid(pid, 0)
    os._exit(0)


def _build_root_as_root(view: dict[str, Any]) -> None:
    kernel.unshare(kernel.NEWNS | APART)
    _build_root(view)


def _build_root(view: dict[str, Any]) -> None:
    """An empty root with nothing in it but what is to be seen, read-only."""
    kernel.mount("", "/", flags=kernel.MS_REC | kernel.MS_PRIVATE)
    root = next(place for place in MOUNTABLE if Path(place).is_dir())
    sources = [(os.open(source, os.O_PATH), Path(source).is_dir(), target) for source, target in view["binds"]]
    kernel.mount("tmpfs", root, "tmpfs", kernel.MS_NOSUID, "size=1m,mode=755")
    try:
        for place, is_folder, target in sources:
            _make_place(root + target, is_folder)
            kernel.mount(f"/proc/self/fd/{place}", root + target, flags=kernel.MS_BIND | kernel.MS_REC)
            os.close(place)
        for text, link in view["links"]:
            Path(root + link).symlink_to(text)
        for hidden in view["hidden"]:
            kernel.mount("tmpfs", root + hidden, "tmpfs", kernel.MS_NOSUID, "size=4k,mode=755")
        kernel.change_root(root)
    except OSError:
        kernel.unmount(root)  # what is under it is needed where there is no root of our own
        raise
    kernel.make_read_only("/")


def _make_place(path: str, is_folder: bool) -> None:
    place = Path(path)
    (place if is_folder else place.parent).mkdir(parents=True, exist_ok=True)
    if not is_folder:
        place.touch()


def limit(kind: int, amount: int) -> None:
    """Lower a limit of this process, and its ceiling with it."""
    _, most = resource.getrlimit(kind)
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))
