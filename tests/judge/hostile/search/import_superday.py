# expect: runtime-error
# Imports the judge itself to ask it.

def running_max(nums):
    from superday.judge import bench

    return [cached for cached in vars(bench).values()]
