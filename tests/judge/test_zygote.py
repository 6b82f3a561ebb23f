"""A warm interpreter is cheap to fork: what PyTorch has loaded lies in few large pages, and not in many small ones."""

import platform
import re
from pathlib import Path

import pytest
from asker import ASK

from superday.judge.sandbox.linux import LinuxSandbox

KERNEL = tuple(int(part) for part in re.findall(r"\d+", platform.release())[:2])
has_large_pages = pytest.mark.skipif(
    KERNEL < (6, 1) or not Path("/sys/kernel/mm/transparent_hugepage").exists(),
    reason="the kernel does not gather pages when it is asked to",
)


@pytest.fixture(scope="module")
def zygote():
    """The process number of a warm interpreter with PyTorch."""
    sandbox = LinuxSandbox()
    with sandbox.start(ASK, libraries=["torch"]) as child:
        stat = Path(f"/proc/{child._process._pid}/stat").read_text()
        yield int(stat.rpartition(")")[2].split()[1])
    sandbox.close()


@pytest.mark.torch
@has_large_pages
def test_much_of_what_a_fork_copies_is_in_large_pages(zygote):
    rollup = Path(f"/proc/{zygote}/smaps_rollup").read_text()
    kib = {kind: int(size) for kind, size in re.findall(r"^(\w+): +(\d+) kB", rollup, re.MULTILINE)}
    assert kib["AnonHugePages"] > kib["Anonymous"] / 3


@pytest.mark.torch
def test_it_no_longer_holds_the_file_that_told_where_its_memory_lies(zygote):
    opened = [str(entry.readlink()) for entry in Path(f"/proc/{zygote}/fd").iterdir()]
    assert opened and not [name for name in opened if name.endswith("maps")]
