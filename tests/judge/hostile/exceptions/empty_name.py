# expect: runtime-error
# An exception without a name.

def running_max(nums):
    raise type("", (Exception,), {})("\u2028")
