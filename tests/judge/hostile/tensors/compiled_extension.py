# expect: runtime-error
# profile: torch
# A piece of C, compiled by a compiler.

from torch.utils import cpp_extension


def running_max(nums):
    return cpp_extension.load_inline("__MARKER__", "int one() { return 1; }", functions=["one"])
