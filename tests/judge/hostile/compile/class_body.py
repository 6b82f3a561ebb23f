# expect: memory-limit
# A class body that eats memory.

class Solution:
    for name in range(10**9):
        locals()[f"name_{name}"] = bytearray(10**5)


def running_max(nums):
    return []
