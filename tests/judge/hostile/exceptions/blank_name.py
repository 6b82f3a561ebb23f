# expect: runtime-error
# An exception whose name is a blank and whose message is empty.

def running_max(nums):
    raise type(" ", (Exception,), {})
