# expect: time-limit
# Asking for the signature takes for ever.

class Endless:
    @property
    def __signature__(self):
        while True:
            pass

    def __call__(self, nums):
        return []


running_max = Endless()
