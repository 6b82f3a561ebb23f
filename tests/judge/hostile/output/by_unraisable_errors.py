# expect: output-limit
# Exceptions in finalizers, which the interpreter prints by itself.

class Noisy:
    def __del__(self):
        raise ValueError("x" * 1000)


def running_max(nums):
    for _ in range(1000):
        Noisy()
