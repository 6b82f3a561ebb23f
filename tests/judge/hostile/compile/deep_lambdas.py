# expect: invalid-submission
# Ten thousand functions in each other.
# source: "x = " + "lambda:" * 10_000 + "0\n\ndef running_max(nums):\n    return []\n"
