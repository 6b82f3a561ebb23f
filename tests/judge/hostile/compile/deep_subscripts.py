# expect: invalid-submission
# Calls of calls of calls.
# source: "x = f" + "()" * 60_000 + "\n\ndef running_max(nums):\n    return []\n"
