# expect: invalid-submission
# Half a character in the text.
# source: "# \ud800\ndef running_max(nums):\n    return []\n"
