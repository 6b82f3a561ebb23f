# expect: invalid-submission
# Half a character in a string of the text.
# source: "def running_max(nums):\n    return '\udfff'\n"
