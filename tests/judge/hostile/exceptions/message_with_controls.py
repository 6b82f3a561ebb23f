# expect: runtime-error
# A message that would clear a terminal, with a NUL in it.

def running_max(nums):
    raise ValueError("\x1b[2J\x1b[Haccepted\x00\x07")
