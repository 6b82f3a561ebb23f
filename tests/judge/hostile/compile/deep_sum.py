# expect: invalid-submission
# A sum of fifty thousand terms.
# source: "x = " + "1+" * 50_000 + "1\n\ndef running_max(nums):\n    return []\n"
