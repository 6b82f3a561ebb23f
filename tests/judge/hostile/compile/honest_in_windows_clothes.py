# expect: accepted
# A right solution with carriage returns.
# source: "from itertools import accumulate\r\n\r\n\r\ndef running_max(nums):\r\n    return list(accumulate(nums, max))\r\n"
