# expect: invalid-submission
# Ten megabytes of source.
# source: "def running_max(nums):\n    return []\n" + "x = 1\n" * 1_700_000
