# expect: wrong-answer
# A name that Python reads as the right one.
# source: "def \uff52unning_max(nums):\n    return [0]\n"
