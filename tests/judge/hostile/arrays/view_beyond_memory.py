# expect: runtime-error
# profile: numpy
# A view with strides of a terabyte, which lead out of all memory.

from numpy.lib.stride_tricks import as_strided


def running_max(nums):
    return as_strided(nums, shape=(4,), strides=(1 << 40,))
