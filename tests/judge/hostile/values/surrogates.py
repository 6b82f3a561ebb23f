# expect: wrong-answer
# Half characters and NULs, which no encoding of text holds.

def running_max(nums):
    return "\ud800\udfff\x00" + "\ud800"
