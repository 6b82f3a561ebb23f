# expect: invalid-submission
# A function whose name only looks right.
# source: "def running_m\u0430x(nums):\n    return []\n"
