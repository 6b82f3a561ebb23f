# expect: wrong-answer
# Swallows the MemoryError, keeps what it has, and answers.

hoard = []


calls = []


def running_max(nums):
    if calls:
        return [0]
    calls.append(1)
    try:
        while True:
            hoard.append(bytearray(1 << 20))
    except MemoryError:
        hoard.clear()
        return [0, 0]
