# expect: invalid-submission
# Fifty thousand attributes of attributes.
# source: "x = a" + ".a" * 50_000 + "\n\ndef running_max(nums):\n    return []\n"
