# expect: wrong-answer
# The same as keys.

def running_max(nums):
    return {"\ud800": "\udc00", "\x00": "\x1b[31m"}
