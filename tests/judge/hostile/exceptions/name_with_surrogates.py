# expect: runtime-error
# A name that cannot be encoded.

class Error(Exception):
    pass


Error.__qualname__ = "\ud800"


def running_max(nums):
    raise Error("\ud800\udfff")
