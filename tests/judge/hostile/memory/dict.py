# expect: memory-limit
# A dict that grows for ever.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    hoard = {}
    while True:
        hoard[len(hoard)] = str(len(hoard)) * 50
