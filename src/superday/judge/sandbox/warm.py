"""A fresh interpreter for a stranger's code: its command line, its environment, and what warms its libraries up.

It holds no secret: no variable of ours, no site packages, no working folder.
"""

import sys
from pathlib import Path

from superday.judge.inside import text_of

ENVIRONMENT = {
    "HOME": "/",
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "PYTHONHASHSEED": "0",
    "PYTHONHOME": f"{sys.base_prefix}:{sys.base_exec_prefix}",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}
WARM_UP = {
    "numpy": "import numpy as n\na = n.ones((8, 8))\nn.linalg.solve(a + n.eye(8), a @ a).sum()\nn.random.seed(0)\n",
    # No backward here: autograd refuses to work in the fork of a process that has used it.
    "torch": "import torch as t\nt.set_num_threads(1)\na = t.ones(8, 8)\nt.softmax(a @ a, -1).sum().item()\n",
}


def command(interpreter: Path, module: str) -> list[str]:
    """The command line of an interpreter that runs the trusted text ``module`` of ``judge/inside``."""
    return [str(interpreter), "-s", "-S", "-P", "-B", "-u", "-X", "utf8", "-c", text_of(module)]
