# expect: wrong-answer
# Text that reads otherwise than it runs.
# source: "def running_max(nums):\n    return []  # \u202e ]smun[ nruter \u2066\n"
