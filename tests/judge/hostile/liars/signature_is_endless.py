# expect: time-limit
# It does not take the arguments, and asking for its signature takes for ever.

class Endless:
    @property
    def __signature__(self):
        while True:
            pass

    def __call__(self):
        return []


running_max = Endless()
