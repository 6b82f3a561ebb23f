# expect: accepted
# A right solution in an object with a call.

class Solver:
    def __call__(self, nums):
        out = []
        for x in nums:
            out.append(max(x, out[-1]) if out else x)
        return out


running_max = Solver()
