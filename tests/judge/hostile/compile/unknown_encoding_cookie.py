# expect: wrong-answer
# A cookie of an encoding that does not exist.
# source: "# coding: accepted\ndef running_max(nums):\n    return [0]\n"
