# expect: wrong-answer
# Prints sequences that clear a terminal and write elsewhere on it.

def running_max(nums):
    print("\x1b[2J\x1b[H\x1b]0;accepted\x07\x1b[32maccepted\r\b\b")
    return None
