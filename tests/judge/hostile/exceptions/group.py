# expect: runtime-error
# An exception group ten thousand deep.

def running_max(nums):
    error = ValueError("accepted")
    for _ in range(10_000):
        error = ExceptionGroup("group", [error])
    raise error
