# expect: memory-limit
# A text doubled sixty times.

calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    text = "accepted"
    for _ in range(60):
        text += text
    return text
